package io.cryptobot.health;

import io.cryptobot.exchange.AccountException;
import io.cryptobot.exchange.TradingAccount;

/** A check that asks the account, which the environment in use trades with, for one thing. */
abstract class AccountQuestion implements HealthCheck {
  private final String name;
  private final TradingAccount account;

  AccountQuestion(String name, TradingAccount account) {
    this.name = name;
    this.account = account;
  }

  /**
   * Asks and judges.
   *
   * @throws AccountException if the account does not say
   */
  abstract Finding of(TradingAccount asked) throws AccountException;

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final boolean needsNetwork() {
    return true;
  }

  @Override
  public final Finding check() {
    try {
      return of(account);
    } catch (AccountException e) {
      return Finding.fail(
          account.name() + " does not say: " + e.getMessage(),
          "Look at --credentials check, at the key's permissions at the exchange and at the"
              + " network; the bot cannot trade with this account now.");
    }
  }
}
