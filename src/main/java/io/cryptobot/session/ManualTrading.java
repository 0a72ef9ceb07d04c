package io.cryptobot.session;

import io.cryptobot.engine.Side;
import io.cryptobot.exchange.Balance;
import io.cryptobot.home.Requests.Answer;
import io.cryptobot.journal.AuditLogFormat.Action;
import io.cryptobot.market.Coin;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a session trades because a person says so. */
final class ManualTrading {
  private static final Logger LOG = LoggerFactory.getLogger(ManualTrading.class);

  private final LiveSession session;
  private final PriceSource prices;
  private final ExecutorService worker;
  private final Clock clock;

  /**
   * @param worker reads prices, one task at a time
   */
  ManualTrading(LiveSession session, PriceSource prices, ExecutorService worker, Clock clock) {
    this.session = session;
    this.prices = prices;
    this.worker = worker;
    this.clock = clock;
  }

  /** What is done at prices that are known. */
  private interface AtPrices<T> {
    T act(Instant now, Map<Coin, JudgedPrice> read);
  }

  private <T> T at(List<Coin> coins, AtPrices<T> action)
      throws InterruptedException, ExecutionException {
    PriceSource.Round round = worker.submit(() -> prices.read(coins, session.lastCloses())).get();
    return action.act(clock.instant(), round.byCoin());
  }

  private Answer answer(AtPrices<String> action) throws InterruptedException {
    try {
      return new Answer(true, at(session.plan().coins(), action));
    } catch (ExecutionException e) {
      return new Answer(false, "There are no prices: " + e.getCause());
    }
  }

  /**
   * Sells positions.
   *
   * @param what a product, or {@code all}
   */
  Answer sell(String what) throws InterruptedException {
    if (what.equals("all")) {
      return answer((now, read) -> sell(now, read, Optional.empty()));
    }
    List<Coin> coins = session.plan().coins();
    Optional<Coin> coin = coins.stream().filter(one -> one.product().equals(what)).findFirst();
    return coin.isEmpty()
        ? new Answer(false, "The bot does not trade " + what + "; it trades " + coins)
        : answer((now, read) -> sell(now, read, coin));
  }

  /** Rebalances. */
  Answer rebalance() throws InterruptedException {
    return answer(this::rebalance);
  }

  /** Books as sold what the account no longer has of the positions, at the prices of the moment. */
  Answer adopt(Map<String, Balance> balances) throws InterruptedException {
    return answer((now, read) -> adopt(now, read, balances));
  }

  /**
   * Places the smallest buy of a coin, or sells it again, to show that orders work.
   *
   * @return why it is not done; empty if the order is placed
   */
  Optional<String> test(Coin coin, Side side) throws InterruptedException {
    AtPrices<Optional<String>> action = (now, read) -> test(now, read, coin, side);
    try {
      return at(List.of(coin), action);
    } catch (ExecutionException e) {
      LOG.warn("event=prices_not_read", e);
      return action.act(clock.instant(), Map.of());
    }
  }

  private int index(Coin coin) {
    return session.plan().coins().indexOf(coin);
  }

  private String sell(Instant now, Map<Coin, JudgedPrice> read, Optional<Coin> wanted) {
    List<String> sold = new ArrayList<>();
    List<String> kept = new ArrayList<>();
    session.act(
        now,
        read,
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

  private String rebalance(Instant now, Map<Coin, JudgedPrice> read) {
    boolean isBegun =
        session.act(
            now,
            read,
            (engine, step) -> {
              step.allJudged();
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

  private Optional<String> test(Instant now, Map<Coin, JudgedPrice> read, Coin coin, Side side) {
    return session.act(
        now, read, (engine, step) -> Optional.ofNullable(engine.test(step, index(coin), side)));
  }

  private String adopt(Instant now, Map<Coin, JudgedPrice> read, Map<String, Balance> balances) {
    List<String> adopted = new ArrayList<>();
    session.act(
        now,
        read,
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
