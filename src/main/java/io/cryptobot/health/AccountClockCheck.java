package io.cryptobot.health;

import io.cryptobot.exchange.AccountException;
import io.cryptobot.exchange.TradingAccount;
import java.time.Clock;
import java.time.Duration;

/** This computer's clock and that of the exchange that the bot trades at agree. */
public final class AccountClockCheck extends AccountQuestion {
  private final Clock clock;

  public AccountClockCheck(TradingAccount account, Clock clock) {
    super("account's clock", account);
    this.clock = clock;
  }

  @Override
  Finding of(TradingAccount account) throws AccountException {
    return ClockCheck.of(Duration.between(clock.instant(), account.time()));
  }
}
