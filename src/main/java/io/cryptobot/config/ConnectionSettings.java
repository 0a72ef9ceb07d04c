package io.cryptobot.config;

import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code connections.json}. Every address is https, or http to this computer, has no slash at its
 * end and can be pointed elsewhere. Rates are fractions: 0.005 means 0.5 %.
 *
 * @param feeds where prices come from, in this order: coinbase, cryptocompare, coingecko
 * @param feeRate the fee of a simulated trade
 * @param paperSlippage how much worse than the price a paper trade fills
 * @param encryptState whether the state file is encrypted
 * @param killSwitchUrl answers whether the bot is to stop
 * @param killSwitchPasswordHash of the password that resuming after a kill asks for
 */
public record ConnectionSettings(
    CoinbaseService coinbaseAdvanced,
    CoinbaseService coinbaseExchange,
    CoinbaseService coinbaseExchangeSandbox,
    DataService cryptocompare,
    DataService coingecko,
    List<String> feeds,
    BigDecimal feeRate,
    PaperSlippage paperSlippage,
    boolean encryptState,
    Optional<URI> killSwitchUrl,
    Optional<String> killSwitchPasswordHash,
    EmailAlerts email,
    TelegramAlerts telegram) {

  /** Whether lifting the kill switch asks for a password. */
  public boolean isKillSwitchGuarded() {
    return killSwitchPasswordHash.isPresent();
  }

  public ConnectionSettings {
    feeds = List.copyOf(feeds);
  }

  /** With a Coinbase at another address for all that it serves, and no other feed. */
  public ConnectionSettings withCoinbase(URI url) {
    return new ConnectionSettings(
        coinbaseAdvanced.at(url),
        coinbaseExchange.at(url),
        coinbaseExchangeSandbox.at(url),
        cryptocompare,
        coingecko,
        List.of("coinbase"),
        feeRate,
        paperSlippage,
        encryptState,
        killSwitchUrl,
        killSwitchPasswordHash,
        email,
        telegram);
  }

  /**
   * One of Coinbase's services.
   *
   * @param privateCallsPerMinute calls with a key in any 60 seconds
   * @param publicCallsPerSecond calls for market data in any second
   */
  public record CoinbaseService(
      URI url,
      int connectTimeoutSeconds,
      int timeoutSeconds,
      int privateCallsPerMinute,
      int publicCallsPerSecond) {

    /** The same elsewhere. */
    CoinbaseService at(URI other) {
      return new CoinbaseService(
          other,
          connectTimeoutSeconds,
          timeoutSeconds,
          privateCallsPerMinute,
          publicCallsPerSecond);
    }
  }

  /**
   * A service that only tells prices.
   *
   * @param callsPerMinute calls in any 60 seconds
   */
  public record DataService(
      URI url, int connectTimeoutSeconds, int timeoutSeconds, int callsPerMinute) {}

  /**
   * How much worse than the price a paper trade fills.
   *
   * @param byCoin for the coins that are named
   * @param otherwise for all others
   */
  public record PaperSlippage(Map<String, BigDecimal> byCoin, BigDecimal otherwise) {
    public PaperSlippage {
      byCoin = Copies.ordered(byCoin);
    }

    public BigDecimal of(String coin) {
      return byCoin.getOrDefault(coin, otherwise);
    }
  }

  /** Alerts by e-mail; server and addresses are with the credentials. */
  public record EmailAlerts(boolean enabled, int timeoutSeconds) {}

  /** Alerts by Telegram; bot token and chat are with the credentials. */
  public record TelegramAlerts(boolean enabled, URI url, int timeoutSeconds) {}
}
