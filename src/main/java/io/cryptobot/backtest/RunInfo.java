package io.cryptobot.backtest;

import java.time.Instant;

/**
 * What a result is filed under.
 *
 * @param runAt when it was run
 * @param version of the program
 * @param configHash of the configuration that it ran with
 * @param origin where its candles come from
 */
public record RunInfo(Instant runAt, String version, String configHash, CandleOrigin origin) {}
