package io.cryptobot.backtest;

import io.cryptobot.engine.Side;
import io.cryptobot.engine.Trade;
import io.cryptobot.market.Coin;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Trades, paired. A coin has one position at a time: a buy opens it, and the sales that follow end
 * it, often one, several where an exchange filled a part. It is closed when nothing of it is left,
 * or only dust: what remains when the coin is bought again, or is worth less than a dollar, the
 * smallest order of an exchange. Dust joins the coin's next position, as in the ledger.
 *
 * @param closed in the order of their last sales
 * @param stillOpen the buys that were not sold, or not wholly, in their order
 * @param withoutBuy the sales whose buy is not among the trades, as trades of their own: a log that
 *     begins later than the portfolio has such
 */
public record RoundTrips(
    List<RoundTrip> closed, List<Trade> stillOpen, List<RoundTrip> withoutBuy) {

  /** Instead of the entry's reason where its buy is not known. */
  public static final String UNKNOWN_ENTRY = "unknown";

  private static final BigDecimal SMALLEST_ORDER_USD = BigDecimal.ONE;

  /**
   * Pairs all trades of a run, which must be in order.
   *
   * @throws IllegalArgumentException if a sale has no buy
   */
  static RoundTrips of(List<Trade> trades) {
    RoundTrips trips = ofLog(trades);
    if (!trips.withoutBuy().isEmpty()) {
      Coin coin = trips.withoutBuy().get(0).coin();
      throw new IllegalArgumentException("a sale of " + coin + " without a buy");
    }
    return trips;
  }

  /** Pairs the trades of a log, which must be in order but may lack some. */
  public static RoundTrips ofLog(List<Trade> trades) {
    Pairing pairing = new Pairing();
    trades.forEach(pairing::take);
    return pairing.end();
  }

  /** The closed trades together with those whose buy is not known, in the order of their sales. */
  public List<RoundTrip> ended() {
    List<RoundTrip> ended = new ArrayList<>(closed);
    ended.addAll(withoutBuy);
    ended.sort(Comparator.comparing(RoundTrip::closed));
    return List.copyOf(ended);
  }

  /** A position as far as the trades have told. */
  private static final class Held {
    private final Trade buy;
    private BigDecimal quantity;
    private BigDecimal fees;
    private BigDecimal profitOrLoss = BigDecimal.ZERO;
    private @Nullable Trade lastSale;
    private int lastSaleNumber;

    Held(Trade buy, BigDecimal joining) {
      this.buy = buy;
      this.quantity = buy.fill().quantity().add(joining);
      this.fees = buy.fill().fee();
    }

    void sell(Trade sale, int number) {
      quantity = quantity.subtract(sale.fill().quantity());
      fees = fees.add(sale.fill().fee());
      profitOrLoss = profitOrLoss.add(sale.profitOrLoss());
      lastSale = sale;
      lastSaleNumber = number;
    }

    boolean isSoldButForDust() {
      return lastSale != null
          && quantity.multiply(lastSale.fill().price()).compareTo(SMALLEST_ORDER_USD) < 0;
    }
  }

  private static final class Pairing {
    private final Map<Coin, Held> open = new LinkedHashMap<>();
    private final Map<Integer, RoundTrip> closed = new TreeMap<>();
    private final List<RoundTrip> withoutBuy = new ArrayList<>();
    private final List<Trade> neverSold = new ArrayList<>();
    private int number;

    void take(Trade trade) {
      number++;
      if (trade.side() == Side.BUY) {
        buy(trade);
      } else {
        sell(trade);
      }
    }

    private void buy(Trade buy) {
      Held before = open.remove(buy.coin());
      BigDecimal joining = BigDecimal.ZERO;
      if (before != null && before.lastSale != null) {
        close(before, before.lastSale);
        joining = before.quantity;
      } else if (before != null) {
        neverSold.add(before.buy);
      }
      open.put(buy.coin(), new Held(buy, joining));
    }

    private void sell(Trade sale) {
      Held held = open.get(sale.coin());
      if (held == null) {
        withoutBuy.add(
            trip(sale, sale.openedSecond(), UNKNOWN_ENTRY, sale.profitOrLoss(), sale.fill().fee()));
        return;
      }
      held.sell(sale, number);
      if (held.quantity.signum() <= 0) {
        open.remove(sale.coin());
        close(held, sale);
      }
    }

    private void close(Held held, Trade lastSale) {
      closed.put(
          held.lastSaleNumber,
          trip(lastSale, held.buy.second(), held.buy.reason(), held.profitOrLoss, held.fees));
    }

    private static RoundTrip trip(
        Trade sale, long opened, String entryReason, BigDecimal profitOrLoss, BigDecimal fees) {
      return new RoundTrip(
          sale.coin(),
          sale.sleeve(),
          Instant.ofEpochSecond(opened),
          Instant.ofEpochSecond(sale.second()),
          entryReason,
          sale.reason(),
          profitOrLoss,
          fees);
    }

    RoundTrips end() {
      List<Trade> stillOpen = new ArrayList<>(neverSold);
      for (Held held : open.values()) {
        if (held.isSoldButForDust() && held.lastSale != null) {
          close(held, held.lastSale);
        } else {
          stillOpen.add(held.buy);
        }
      }
      return new RoundTrips(
          List.copyOf(closed.values()), List.copyOf(stillOpen), List.copyOf(withoutBuy));
    }
  }
}
