package io.cryptobot.cli;

import io.cryptobot.config.ConnectionSettings;
import io.cryptobot.orders.Questions.Asked;

/**
 * How a mode with real orders differs from the others.
 *
 * @param source the account
 * @param connections where candles and prices come from
 * @param candleCache the folder under data for candles
 * @param asked what a person is asked for
 * @param isDryRun whether orders are only logged
 * @param gate says, before anything is traded, whether it may be
 */
record AccountWay(
    AccountSource source,
    ConnectionSettings connections,
    String candleCache,
    Asked asked,
    boolean isDryRun,
    Runnable gate) {

  /** With candles and prices from the configured services. */
  static AccountWay of(
      AccountSource source,
      ConnectionSettings connections,
      Asked asked,
      boolean isDryRun,
      Runnable gate) {
    return new AccountWay(source, connections, "candles", asked, isDryRun, gate);
  }

  String environment() {
    return isDryRun ? AccountSource.DRY_RUN : source.environment();
  }

  /** Whether play money is traded by nobody else, at an exchange of this process alone. */
  boolean isLocal() {
    return source.environment().equals(AccountSource.SANDBOX_LOCAL);
  }

  /** Whether a mistake costs real money, or is to be treated as if it did. */
  boolean isLive() {
    return !isDryRun && source.isLive();
  }
}
