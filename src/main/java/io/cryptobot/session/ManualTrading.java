package io.cryptobot.session;

import io.cryptobot.engine.Side;
import io.cryptobot.exchange.Balance;
import io.cryptobot.journal.AuditLogFormat.Action;
import io.cryptobot.market.Coin;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a session trades because a person says so. */
final class ManualTrading {
  private final LiveSession session;

  ManualTrading(LiveSession session) {
    this.session = session;
  }

  private int index(Coin coin) {
    return session.plan().coins().indexOf(coin);
  }

  /**
   * Sells positions.
   *
   * @param wanted one coin, or empty for all
   * @return a sentence that says what was done
   */
  String sell(Instant now, Map<Coin, JudgedPrice> prices, Optional<Coin> wanted) {
    List<String> sold = new ArrayList<>();
    List<String> kept = new ArrayList<>();
    session.act(
        now,
        prices,
        (engine, step) -> {
          for (Coin coin : session.positions().keySet()) {
            if (wanted.isEmpty() || wanted.get().equals(coin)) {
              (engine.sell(step, index(coin)) ? sold : kept).add(coin.product());
            }
          }
          String done = session.isReal() ? "ordered the sale of " : "sold ";
          session.audit(now, Action.MANUAL_SELL, done + sold + ", not sold " + kept);
          return true;
        });
    if (sold.isEmpty() && kept.isEmpty()) {
      return "There is no such position: nothing was sold.";
    }
    String verb = session.isReal() ? "The sale is ordered of " : "Sold ";
    return (sold.isEmpty() ? "Nothing was sold." : verb + String.join(", ", sold) + ".")
        + (kept.isEmpty()
            ? ""
            : " Not sold, because there is no price for it now, or an order of it is under way: "
                + String.join(", ", kept)
                + ".");
  }

  /** Rebalances; a sentence that says what was done. */
  String rebalance(Instant now, Map<Coin, JudgedPrice> prices) {
    boolean isBegun =
        session.act(
            now,
            prices,
            (engine, step) -> {
              for (int coin = 0; coin < session.plan().coins().size(); coin++) {
                step.judged(coin, true, true);
              }
              session.audit(now, Action.MANUAL_REBALANCE, "a rebalance was asked for");
              return engine.rebalance(step);
            });
    if (!isBegun) {
      return "No rebalance is begun while entries are paused, a price is old, an order is under way"
          + " or after the hard stop. Try again later.";
    }
    return session.isReal()
        ? "The rebalance is begun; its orders and what it moves stand in the logs."
        : "The rebalance is done; what it moved stands in audit_log.csv.";
  }

  /**
   * Places the smallest buy of a coin, or sells it again, to show that orders work.
   *
   * @return why it is not done; empty if the order is placed
   */
  Optional<String> test(Instant now, Map<Coin, JudgedPrice> prices, Coin coin, Side side) {
    return session.act(
        now, prices, (engine, step) -> Optional.ofNullable(engine.test(step, index(coin), side)));
  }

  /**
   * Books as sold what the account no longer has of the positions, at the prices of the moment.
   *
   * @return a sentence that says what was booked
   */
  String adopt(Instant now, Map<Coin, JudgedPrice> prices, Map<String, Balance> balances) {
    List<String> adopted = new ArrayList<>();
    session.act(
        now,
        prices,
        (engine, step) -> {
          session
              .positions()
              .forEach(
                  (coin, position) -> {
                    BigDecimal there = balances.getOrDefault(coin.symbol(), Balance.NONE).total();
                    BigDecimal gone = position.quantity().subtract(there);
                    if (gone.signum() > 0) {
                      engine.writeOff(step, index(coin), gone);
                      adopted.add(gone.toPlainString() + " " + coin.symbol());
                    }
                  });
          if (!adopted.isEmpty()) {
            session.audit(now, Action.ADOPT_BALANCES, booked(adopted));
          }
          return true;
        });
    return adopted.isEmpty()
        ? "The account has all that the ledger says: nothing was adopted."
        : booked(adopted) + ".";
  }

  private static String booked(List<String> adopted) {
    return String.join(", ", adopted) + " not in the account: booked as sold";
  }
}
