package io.cryptobot.health;

import io.cryptobot.exchange.AccountException;
import io.cryptobot.exchange.Balance;
import io.cryptobot.exchange.TradingAccount;
import java.math.RoundingMode;
import java.util.Map;

/** The account has US dollars to buy with. */
public final class WalletCheck extends AccountQuestion {
  private static final int CENTS = 2;

  public WalletCheck(TradingAccount account) {
    super("wallet", account);
  }

  @Override
  Finding of(TradingAccount account) throws AccountException {
    return of(account.balances());
  }

  /** What is to be said of an account that holds this, by currency. */
  public static Finding of(Map<String, Balance> balances) {
    Balance dollars = balances.getOrDefault("USD", Balance.NONE);
    if (dollars.available().signum() > 0) {
      return Finding.pass("USD " + text(dollars) + " to trade with");
    }
    Balance coins = balances.getOrDefault("USDC", Balance.NONE);
    return coins.total().signum() > 0
        ? Finding.warn(
            "no US dollars to trade with; it holds USDC " + text(coins),
            "The bot does not trade with USDC. Convert it to USD.")
        : Finding.warn("no US dollars to trade with", "Put the capital there first.");
  }

  private static String text(Balance balance) {
    return balance.available().setScale(CENTS, RoundingMode.DOWN).toPlainString();
  }
}
