package io.cryptobot.exchange.coinbase;

import io.cryptobot.credential.CoinbaseKey;
import io.cryptobot.exchange.TradingAccount;
import io.cryptobot.time.Sleeper;
import java.time.Clock;

/** Opens accounts at Coinbase: the form of the key says at which of its APIs. */
public final class CoinbaseAccounts {
  private CoinbaseAccounts() {}

  /**
   * Opens an account; nothing is asked yet.
   *
   * @param settings of the API that the key is for
   * @param sleeper waits between repeated questions and for the limit of calls
   */
  public static TradingAccount open(
      CoinbaseKey key, CoinbaseSettings settings, Clock clock, Sleeper sleeper) {
    if (key instanceof CoinbaseKey.Advanced advanced) {
      CoinbaseHttp http = new CoinbaseHttp(settings, new JwtSigner(advanced), clock, sleeper);
      return new AdvancedTradeAccount(http, clock);
    }
    HmacSigner signer = new HmacSigner((CoinbaseKey.Exchange) key);
    return new ExchangeAccount(new CoinbaseHttp(settings, signer, clock, sleeper), clock);
  }
}
