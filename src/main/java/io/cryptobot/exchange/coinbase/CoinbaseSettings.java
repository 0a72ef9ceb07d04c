package io.cryptobot.exchange.coinbase;

import java.net.URI;
import java.time.Duration;

/**
 * How a Coinbase is called.
 *
 * @param baseUrl without a slash at its end
 * @param connectTimeout for a connection
 * @param timeout for a request and its whole answer
 * @param privateCallsPerMinute calls with the key in any 60 seconds
 * @param publicCallsPerSecond calls for market data in any second
 * @param userAgent names the program
 */
public record CoinbaseSettings(
    Venue venue,
    URI baseUrl,
    Duration connectTimeout,
    Duration timeout,
    int privateCallsPerMinute,
    int publicCallsPerSecond,
    String userAgent) {}
