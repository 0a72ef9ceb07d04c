package io.cryptobot.engine;

import io.cryptobot.market.Decimals;
import io.cryptobot.portfolio.Fill;
import io.cryptobot.portfolio.Money;
import io.cryptobot.portfolio.Portfolio;
import io.cryptobot.portfolio.Position;
import io.cryptobot.portfolio.Sleeve;
import io.cryptobot.portfolio.SleeveId;
import io.cryptobot.risk.PositionSizing;
import io.cryptobot.risk.RiskLedger;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Places orders and books their fills in ledger and risk counters: the one way to trade. A coin has
 * at most one order under way, and the cash of a buy under way is spent for nothing else.
 */
final class TradeDesk {
  private static final int NONE = -1;

  private final TradedCoin[] coins;
  private final Sleeve[] sleeves;
  private final Portfolio portfolio;
  private final RiskLedger ledger;
  private final PositionSizing sizing;
  private final Exchange exchange;
  private final EngineListener listener;
  private final @Nullable Order[] underWay;
  private int ordersUnderWay;
  private long nextNumber = 1;

  TradeDesk(
      List<TradedCoin> coins,
      Portfolio portfolio,
      RiskLedger ledger,
      PositionSizing sizing,
      Exchange exchange,
      EngineListener listener) {
    this.coins = coins.toArray(TradedCoin[]::new);
    this.sleeves = coins.stream().map(c -> portfolio.sleeve(c.sleeve())).toArray(Sleeve[]::new);
    this.portfolio = portfolio;
    this.ledger = ledger;
    this.sizing = sizing;
    this.exchange = exchange;
    this.listener = listener;
    this.underWay = new Order[coins.size()];
  }

  int coinCount() {
    return coins.length;
  }

  TradedCoin coin(int coin) {
    return coins[coin];
  }

  Sleeve sleeve(int coin) {
    return sleeves[coin];
  }

  @Nullable Position position(int coin) {
    return sleeves[coin].position(coin);
  }

  boolean isUnderWay(int coin) {
    return underWay[coin] != null;
  }

  int ordersUnderWay() {
    return ordersUnderWay;
  }

  /** The sleeve's cash that no buy under way will take. */
  BigDecimal freeCash(SleeveId sleeve) {
    BigDecimal free = portfolio.sleeve(sleeve).cash();
    for (int coin = 0; ordersUnderWay > 0 && coin < coins.length; coin++) {
      Order order = underWay[coin];
      if (order != null && order.isBuy() && coins[coin].sleeve() == sleeve) {
        free = free.subtract(sizing.withFee(order.size()));
      }
    }
    return free.max(Money.ZERO);
  }

  /**
   * Buys for an amount in US dollars at the step's price for entries.
   *
   * @return what it takes out of the cash; the most that it can take, while it is under way
   */
  BigDecimal buy(int coin, BigDecimal amount, MarketStep step, String reason) {
    Order order = order(coin, Side.BUY, amount, step.entryPrice(coin), step.second(), reason);
    Optional<Fill> fill = exchange.place(order);
    if (fill.isEmpty()) {
      putUnderWay(coin, order);
      return sizing.withFee(amount);
    }
    bookBuy(coin, order, fill.get(), step.second(), step);
    return fill.get().cost();
  }

  /** Sells the whole position at a price. */
  void sell(
      int coin, Position position, double price, long second, MarketStep step, String reason) {
    listener.exiting(second, coin, position, price, reason);
    Order order = order(coin, Side.SELL, position.quantity(), price, second, reason);
    Optional<Fill> fill = exchange.place(order);
    if (fill.isEmpty()) {
      if (order.isExit()) {
        position.decideExit(reason);
      }
      putUnderWay(coin, order);
    } else {
      bookSale(coin, order, fill.get(), second, step);
    }
  }

  private Order order(
      int coin, Side side, BigDecimal size, double price, long second, String reason) {
    return new Order(nextNumber++, coins[coin].coin(), side, size, price, second, reason);
  }

  private void putUnderWay(int coin, Order order) {
    underWay[coin] = order;
    ordersUnderWay++;
  }

  /**
   * Books what became of an order under way.
   *
   * @return the order
   * @throws IllegalArgumentException if there is no such order
   */
  Order settle(MarketStep step, Settlement settlement) {
    int coin = coinOf(settlement.order());
    Order order = coin == NONE ? null : underWay[coin];
    if (order == null) {
      throw new IllegalArgumentException("no order " + settlement.order() + " is under way");
    }
    Optional<Fill> fill = settlement.fill();
    if (fill.isPresent() && order.isBuy()) {
      bookBuy(coin, order, fill.get(), settlement.second(), step);
    } else if (fill.isPresent()) {
      bookSale(coin, order, fill.get(), settlement.second(), step);
    }
    // Only now: an order whose booking fails stays under way, and its coin is left alone.
    underWay[coin] = null;
    ordersUnderWay--;
    Position rest = position(coin);
    if (!order.isBuy() && rest != null) {
      settleRest(coin, order, rest, step, settlement);
    }
    return order;
  }

  private void settleRest(
      int coin, Order order, Position rest, MarketStep step, Settlement settlement) {
    if (rest.quantity().compareTo(settlement.smallestSale()) < 0) {
      sleeve(coin).leaveDust(coin);
    } else if (settlement.fill().isPresent() && settlement.sendsRest()) {
      sell(coin, rest, step.price(coin), settlement.second(), step, order.reason());
    }
  }

  private int coinOf(long number) {
    for (int coin = 0; coin < underWay.length; coin++) {
      Order order = underWay[coin];
      if (order != null && order.number() == number) {
        return coin;
      }
    }
    return NONE;
  }

  private void bookBuy(int coin, Order order, Fill fill, long second, MarketStep step) {
    sleeve(coin).buy(coin, fill, second);
    ledger.recordBuy(coin, second);
    tell(coin, order, fill, Money.ZERO, second, second, step);
  }

  private void bookSale(int coin, Order order, Fill fill, long second, MarketStep step) {
    Position position = position(coin);
    long opened = position == null ? second : position.openedSecond();
    BigDecimal profitOrLoss = sleeve(coin).sell(coin, fill);
    ledger.recordSale(coin, second, profitOrLoss);
    tell(coin, order, fill, profitOrLoss, second, opened, step);
  }

  private void tell(
      int coin,
      Order order,
      Fill fill,
      BigDecimal profitOrLoss,
      long second,
      long openedSecond,
      MarketStep step) {
    listener.traded(
        new Trade(
            second,
            coins[coin].sleeve(),
            order.coin(),
            order.side(),
            fill,
            profitOrLoss,
            openedSecond,
            order.reason(),
            order.price(),
            portfolio.mark(step.prices()),
            order.number()));
  }

  /** Takes up an order that is under way although it was not placed here. */
  void takeUp(Order order) {
    int coin = indexOf(order);
    if (underWay[coin] != null) {
      throw new IllegalStateException("another order of " + order.coin() + " is under way");
    }
    putUnderWay(coin, order);
    nextNumber = Math.max(nextNumber, order.number() + 1);
  }

  /** Books coins that are gone as sold at the step's price, without a fee. */
  void writeOff(int coin, BigDecimal quantity, MarketStep step, String reason) {
    double price = step.price(coin);
    Order order = order(coin, Side.SELL, quantity, price, step.second(), reason);
    bookSale(
        coin, order, Fill.at(Decimals.of(price), quantity, BigDecimal.ZERO), step.second(), step);
  }

  /** The orders under way, in the order of their coins. */
  List<Order> orders() {
    List<Order> orders = new ArrayList<>();
    for (Order order : underWay) {
      if (order != null) {
        orders.add(order);
      }
    }
    return orders;
  }

  long nextNumber() {
    return nextNumber;
  }

  /** Takes remembered orders' place. */
  void restore(List<Order> orders, long next) {
    Arrays.fill(underWay, null);
    ordersUnderWay = 0;
    nextNumber = next;
    for (Order order : orders) {
      putUnderWay(indexOf(order), order);
    }
  }

  private int indexOf(Order order) {
    for (int coin = 0; coin < coins.length; coin++) {
      if (coins[coin].coin().equals(order.coin())) {
        return coin;
      }
    }
    throw new IllegalArgumentException(
        "an order for " + order.coin() + " is under way, which is not traded any more");
  }
}
