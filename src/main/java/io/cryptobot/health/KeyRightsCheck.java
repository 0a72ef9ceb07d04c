package io.cryptobot.health;

import io.cryptobot.exchange.AccountException;
import io.cryptobot.exchange.KeyPermissions;
import io.cryptobot.exchange.TradingAccount;
import java.util.function.BooleanSupplier;

/** The key may view and trade, and nothing else. */
public final class KeyRightsCheck extends AccountQuestion {
  private final BooleanSupplier isStated;

  /**
   * @param isStated whether a person has stated that the key cannot transfer, which counts where
   *     the exchange does not tell
   */
  public KeyRightsCheck(TradingAccount account, BooleanSupplier isStated) {
    super("key's rights", account);
    this.isStated = isStated;
  }

  @Override
  Finding of(TradingAccount account) throws AccountException {
    KeyPermissions may = account.permissions();
    Finding rights = of(may);
    if (rights.level() != Level.PASS || may.canTransfer().isPresent()) {
      return rights;
    }
    return isStated.getAsBoolean()
        ? Finding.pass("view and trade; a person stated that it cannot transfer")
        : Finding.warn(
            account.name() + " does not tell whether this key may transfer money away",
            "Look at it there: it needs the permissions view and trade only.");
  }

  /** What is to be said of a key that may do this. */
  public static Finding of(KeyPermissions may) {
    if (may.canTransfer().orElse(false)) {
      return Finding.fail(
          "this key may TRANSFER money away",
          "The bot never needs that, and whoever steals the key could empty the account: make a"
              + " key with the permissions view and trade only, and store that one with"
              + " --credentials set.");
    }
    if (!may.canView() || !may.canTrade()) {
      return Finding.fail(
          "this key may not " + (may.canView() ? "trade" : "view"),
          "Make one with the permissions view and trade, and store it with --credentials set.");
    }
    return Finding.pass(
        "view and trade, no transfer"
            + may.portfolio().map(portfolio -> "; portfolio " + portfolio).orElse(""));
  }
}
