package io.cryptobot.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.market.Coin;
import io.cryptobot.portfolio.Position;
import io.cryptobot.portfolio.SleeveId;
import io.cryptobot.risk.BlockReason;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The engine at an exchange that takes its time. Coins: 0 BTC, 1 SOL, 2 AVAX. */
class OrdersUnderWayTest {
  private static final int BTC = SlowExchangeBench.BTC;
  private static final int SOL = SlowExchangeBench.SOL;
  private static final int AVAX = SlowExchangeBench.AVAX;

  private final SlowExchangeBench bench = new SlowExchangeBench();

  private static void assertUsd(String expected, BigDecimal actual) {
    assertEquals(0, new BigDecimal(expected).compareTo(actual), actual + " is not " + expected);
  }

  private Position position(int coin) {
    return Objects.requireNonNull(bench.position(coin));
  }

  private Order order(int place) {
    return bench.orders.get(place);
  }

  @Test
  void aSignalPlacesOneOrderAndNoTradeIsToldBeforeItsFill() {
    bench.strategy(SOL).buyOn(1);
    bench.step();
    assertEquals(1, bench.orders.size());
    assertEquals(1, order(0).number());
    assertEquals(Side.BUY, order(0).side());
    assertUsd("30", order(0).size());
    assertEquals(bench.orders, bench.told, "who explains is told");
    assertEquals(List.of(), bench.trades);
    assertEquals(bench.orders, bench.engine.state().orders().underWay());
    bench.step();
    assertEquals(1, bench.orders.size());
    assertEquals(List.of("SOL-USD pending_order"), bench.blocks);

    bench.settle(1, bench.fill("100", "0.25"));
    assertUsd("0.25", position(SOL).quantity());
    assertEquals(1, bench.trades.size());
    assertEquals(1, bench.trades.get(0).order());
    assertEquals(bench.second, bench.trades.get(0).second());
    assertEquals(List.of(), bench.engine.state().orders().underWay());
    assertEquals(2, bench.engine.state().orders().next());
    assertEquals(1, bench.engine.state().risk().tradesToday());
  }

  @Test
  void anEntryThatIsNotFilledLeavesNothing() {
    bench.strategy(SOL).buyOn(1);
    bench.step();
    bench.settle(1, null);
    assertNull(bench.position(SOL));
    assertEquals(0, bench.engine.state().risk().tradesToday());
    bench.step();
    assertEquals(2, order(1).number(), "a number is never used twice");
  }

  @Test
  void whatABuyUnderWayWillTakeIsNotSpentTwice() {
    bench.fraction = new BigDecimal("1");
    bench.begin();
    bench.strategy(SOL).buyOn(1);
    bench.strategy(AVAX).buyOn(1);
    bench.strategy(BTC).buyOn(1);
    bench.step();
    assertEquals(
        List.of("BTC-USD", "SOL-USD"), bench.orders.stream().map(o -> o.coin().product()).toList());
    assertUsd("700", order(0).size());
    assertUsd("300", order(1).size());
    assertEquals(List.of("AVAX-USD insufficient_cash"), bench.blocks);
  }

  @Test
  void ordersUnderWayCountForTheDaysTrades() {
    bench.tradesPerDay = 2;
    bench.begin();
    bench.strategy(BTC).buyOn(1);
    bench.strategy(SOL).buyOn(1);
    bench.strategy(AVAX).buyOn(1);
    bench.step();
    assertEquals(2, bench.orders.size());
    assertEquals(List.of("AVAX-USD max_trades_per_day"), bench.blocks);
  }

  @Test
  void S04_anExitThatIsNotFilledIsSentAgainThoughThePriceIsBack() {
    bench.hold(SOL, "100", "1");
    bench.price(SOL, 96);
    bench.step();
    bench.step();
    assertEquals(1, bench.orders.size(), "one at a time");
    assertEquals("trailing stop", order(0).reason());
    assertUsd("1", order(0).size());
    bench.price(SOL, 100);
    bench.settle(order(0).number(), null);
    assertEquals("trailing stop", position(SOL).decidedExit());
    bench.step();
    assertEquals("trailing stop", order(1).reason());
    bench.settle(order(1).number(), bench.fill("100", "1"));
    assertNull(bench.position(SOL));
  }

  @Test
  void S03_whatAPartlyFilledExitLeftIsSentAtOnceOrWithTheNextStep() {
    bench.hold(SOL, "100", "1");
    bench.price(SOL, 96);
    bench.step();
    bench.settle(order(0).number(), bench.fill("96", "0.4"));
    assertUsd("0.6", order(1).size());
    assertEquals("trailing stop", order(1).reason());
    bench.settleWithoutRest(order(1).number(), bench.fill("96", "0.1"));
    assertEquals(2, bench.orders.size());
    assertUsd("0.5", position(SOL).quantity());
    bench.step();
    assertUsd("0.5", order(2).size());
    assertUsd("2", bench.engine.state().risk().totalLoss());
  }

  @Test
  void S10_aRestThatIsTooSmallToSellIsDust() {
    bench.hold(SOL, "100", "1");
    bench.price(SOL, 96);
    bench.step();
    bench.smallestSale = new BigDecimal("0.01");
    bench.settle(order(0).number(), bench.fill("96", "0.99"));
    assertUsd("0.01", order(1).size());
    bench.settle(order(1).number(), bench.fill("96", "0.001"));
    assertNull(bench.position(SOL));
    assertUsd(
        "0.009",
        Objects.requireNonNull(bench.engine.state().aggressive().dust().get(new Coin("SOL-USD")))
            .quantity());
  }

  @Test
  void anEndOfAnOrderThatNobodyKnowsIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> bench.settle(1, null));
    bench.strategy(SOL).buyOn(1);
    bench.step();
    assertThrows(IllegalArgumentException.class, () -> bench.settle(2, null));
  }

  @Test
  void S21_anOrderThatAnOlderLedgerDoesNotKnowIsTakenUp() {
    Order old = new Order(7, new Coin("AVAX-USD"), Side.BUY, BigDecimal.TEN, 100, 5, "old");
    bench.engine.takeUp(old);
    assertEquals(List.of(old), bench.engine.state().orders().underWay());
    assertEquals(8, bench.engine.state().orders().next());
    assertThrows(IllegalStateException.class, () -> bench.engine.takeUp(old));
    bench.engine.takeUp(new Order(3, new Coin("BTC-USD"), Side.BUY, BigDecimal.TEN, 1, 5, "old"));
    assertEquals(8, bench.engine.state().orders().next(), "a number is never used twice");
    Order foreign = new Order(9, new Coin("XRP-USD"), Side.BUY, BigDecimal.TEN, 1, 5, "old");
    assertThrows(IllegalArgumentException.class, () -> bench.engine.takeUp(foreign));
    bench.settle(7, bench.fill("100", "0.1"));
    assertUsd("0.1", position(AVAX).quantity());
    assertThrows(
        IllegalArgumentException.class,
        () -> new Order(1, new Coin("BTC-USD"), Side.BUY, BigDecimal.ZERO, 1, 5, "nothing"));
  }

  @Test
  void S28_coinsThatAreGoneAreBookedAsSoldSoThatTheLimitsSeeIt() {
    bench.hold(SOL, "100", "1");
    bench.price(SOL, 99);
    bench.engine.writeOff(bench.market(), SOL, new BigDecimal("0.4"));
    assertEquals(List.of(), bench.orders, "nothing is sent");
    assertUsd("0.6", position(SOL).quantity());
    assertUsd("0.4", bench.engine.state().risk().totalLoss());
    Trade booked = bench.trades.get(bench.trades.size() - 1);
    assertEquals("manual", booked.reason());
    assertUsd("0", booked.fill().fee());
  }

  @Test
  void aTestOrderBuysTheLeastAndSellsItAgain() {
    assertNull(bench.engine.test(bench.market(), SOL, Side.BUY));
    assertUsd("1.25", order(0).size());
    assertEquals(Order.TEST, order(0).reason());
    assertEquals("an order of this coin is under way", test(Side.BUY));
    bench.settle(1, bench.fill("100", "0.0125"));
    assertEquals("a position is open", test(Side.BUY));
    assertNull(test(Side.SELL));
    bench.settle(2, null);
    assertNull(position(SOL).decidedExit(), "no exit that nothing may hold back");
    assertNull(test(Side.SELL));
    bench.settle(3, bench.fill("100", "0.0125"));
    assertEquals("there is nothing to sell, or no price", test(Side.SELL));
  }

  private @Nullable String test(Side side) {
    return bench.engine.test(bench.market(), SOL, side);
  }

  @Test
  void aTestOrderIsBlockedAsAnEntryIs() {
    bench.isTradable = false;
    assertEquals(BlockReason.STALE_PRICE.inWords(), test(Side.BUY));
    bench.isTradable = true;
    bench.blocked = BlockReason.PAUSED;
    assertEquals(BlockReason.PAUSED.inWords(), test(Side.BUY));
    bench.blocked = null;
    bench.capital = new BigDecimal("3");
    bench.begin();
    assertEquals(BlockReason.INSUFFICIENT_CASH.inWords(), test(Side.BUY));
    bench.stopByLoss();
    assertEquals("the total loss limit was reached", test(Side.BUY));
    assertEquals(List.of(), bench.orders);
  }

  @Test
  void S13_aPersonSellsAlsoAfterTheHardStopButNotTwice() {
    bench.hold(SOL, "100", "1");
    assertFalse(bench.engine.sell(bench.market(), BTC), "nothing is held");
    bench.stopByLoss();
    assertTrue(bench.engine.isStopped());
    bench.isTradable = false;
    assertFalse(bench.engine.sell(bench.market(), SOL), "no market");
    bench.isTradable = true;
    assertTrue(bench.engine.sell(bench.market(), SOL));
    assertFalse(bench.engine.sell(bench.market(), SOL), "it is under way");
    assertEquals("manual", order(0).reason());
    assertEquals(List.of("SOL-USD manual 100.0"), bench.exits);
  }

  @Test
  void betweenTwoStepsPeaksRiseAndStopsGoAndNothingIsBought() {
    bench.hold(SOL, "100", "1");
    bench.strategy(AVAX).buyOn(1);
    bench.price(SOL, 103);
    bench.engine.watch(bench.market());
    assertEquals(103, position(SOL).peak());
    assertEquals(List.of(), bench.orders);
    bench.price(SOL, 99.9);
    bench.engine.watch(bench.market());
    assertEquals(List.of("SOL-USD trailing stop 99.9"), bench.exits);
  }

  @Test
  void afterTheHardStopOnlyPeaksAreWatched() {
    bench.hold(SOL, "100", "1");
    bench.stopByLoss();
    bench.price(SOL, 50);
    bench.engine.watch(bench.market());
    bench.step();
    assertEquals(List.of(), bench.orders);
  }

  /** SOL at twice its price leaves the aggressive side far over its target. */
  private void aSideOverItsTarget() {
    bench.strategy(SOL).neverSells();
    bench.hold(SOL, "100", "3");
    bench.price(SOL, 130);
  }

  @Test
  void S12_aRebalanceWaitsForItsSaleThenMovesAndBuys() {
    aSideOverItsTarget();
    assertTrue(bench.engine.rebalance(bench.market()));
    assertEquals(Entries.REBALANCE, order(0).reason());
    assertUsd("3", order(0).size());
    assertEquals(Optional.of(SleeveId.AGGRESSIVE), bench.engine.state().orders().rebalancing());
    assertEquals(List.of(), bench.events);
    assertFalse(bench.engine.rebalance(bench.market()), "one at a time");
    assertEquals(
        bench.second + 90 * 86_400L, bench.engine.state().nextRebalanceSecond().orElseThrow());
    bench.settle(order(0).number(), bench.fill("130", "3"));
    // 390 of 1090 are 63 over the 30 %: all of it profit.
    assertEquals(List.of("rebalance aggressive 63", "MOVED"), bench.events);
    assertEquals(Optional.empty(), bench.engine.state().orders().rebalancing());
    assertEquals("BTC-USD", order(1).coin().product());
    assertUsd("63", order(1).size());
  }

  @Test
  void aRebalanceWhoseSaleFailsMovesTheCashThereIs() {
    aSideOverItsTarget();
    bench.engine.rebalance(bench.market());
    bench.settle(order(0).number(), null);
    assertEquals(1, bench.orders.size(), "another sale would fail too");
    assertEquals(List.of("TOO_SMALL"), bench.events);
    assertEquals(Optional.empty(), bench.engine.state().orders().rebalancing());
  }

  @Test
  void S12_noRebalanceBeginsWithAnOrderUnderWayAPauseAnOldPriceOrAfterTheHardStop() {
    aSideOverItsTarget();
    for (BlockReason reason :
        List.of(BlockReason.PAUSED, BlockReason.STALE_PRICE, BlockReason.OLD_LEDGER)) {
      bench.blocked = reason;
      assertFalse(bench.engine.rebalance(bench.market()), reason.label());
    }
    bench.blocked = null;
    bench.engine.takeUp(
        new Order(9, new Coin("AVAX-USD"), Side.BUY, BigDecimal.TEN, 100, 5, "other"));
    assertFalse(bench.engine.rebalance(bench.market()), "under way");
    bench.settle(9, null);
    bench.stopByLoss();
    assertFalse(bench.engine.rebalance(bench.market()), "stopped");
    assertEquals(List.of(), bench.orders);
  }

  @Test
  void S12_aRebalanceThatWaitedGoesOnWithAFreshPriceAfterItsSale() {
    aSideOverItsTarget();
    bench.engine.rebalance(bench.market());
    bench.blocked = BlockReason.STALE_PRICE;
    bench.settle(order(0).number(), bench.fill("130", "3"));
    assertEquals(List.of(), bench.events, "not at an old price");
    bench.step();
    assertEquals(List.of(), bench.events);
    bench.blocked = null;
    bench.step();
    assertEquals(List.of("rebalance aggressive 63", "MOVED"), bench.events);
  }

  @Test
  void whatStandsAgainstEveryEntryIsToldInItsOrder() {
    assertNull(bench.engine.blockOf(SOL, bench.market()));
    bench.closedCandle = MarketStep.NO_CANDLE;
    assertEquals(BlockReason.WARMING_UP, bench.engine.blockOf(SOL, bench.market()));
    bench.blocked = BlockReason.PAUSED;
    assertEquals(BlockReason.PAUSED, bench.engine.blockOf(SOL, bench.market()));
    bench.blocked = BlockReason.STALE_PRICE;
    assertEquals(BlockReason.WARMING_UP, bench.engine.blockOf(SOL, bench.market()));
    bench.stopByLoss();
    assertEquals(BlockReason.TOTAL_LOSS_LIMIT, bench.engine.blockOf(SOL, bench.market()));
  }

  @Test
  void anEngineIsRestoredWithItsOrdersAndWhatItWaitsFor() {
    aSideOverItsTarget();
    bench.engine.rebalance(bench.market());
    EngineState state = bench.engine.state();
    SlowExchangeBench other = new SlowExchangeBench();
    other.engine.takeUp(
        new Order(9, new Coin("AVAX-USD"), Side.BUY, BigDecimal.TEN, 100, 5, "gone"));
    other.engine.restore(state);
    assertEquals(state, other.engine.state());
    other.price(SOL, 130);
    other.settle(1, other.fill("130", "3"));
    assertEquals(List.of("rebalance aggressive 63", "MOVED"), other.events);
  }

  @Test
  void signalsAndSizesAreToldToWhoExplains() {
    bench.strategy(SOL).buyOn(1);
    bench.step();
    assertEquals(List.of("1 position_fraction"), bench.sizes);
    assertEquals(List.of("0 0 null", "1 4 null", "2 0 null"), bench.judged);
  }

  @Test
  void aSkimIsRememberedWithItsTimeAndACapIsNone() {
    bench.hold(SOL, "100", "1");
    bench.strategy(SOL).neverSells();
    bench.price(SOL, 230);
    bench.step();
    assertEquals(List.of("skim aggressive 35.1"), bench.events);
    assertEquals(bench.second, bench.engine.state().lastSkimSecond().orElseThrow());
    bench.begin();
    bench.events.clear();
    bench.price(SOL, 100);
    bench.hold(BTC, "100", "7");
    bench.hold(SOL, "100", "1");
    bench.strategy(SOL).neverSells();
    bench.price(BTC, 96);
    bench.price(SOL, 110);
    bench.step();
    assertEquals(List.of(), bench.events);
    bench.price(BTC, 30);
    bench.isTradable = false;
    bench.step();
    assertEquals(List.of("cap aggressive 10"), bench.events);
    assertTrue(bench.engine.state().lastSkimSecond().isEmpty());
  }

  @Test
  void cashMovesOnlyWhileNoOrderCountsOnIt() {
    bench.hold(SOL, "100", "1");
    bench.strategy(SOL).neverSells();
    bench.strategy(AVAX).buyOn(1);
    bench.step();
    bench.price(SOL, 230);
    bench.step();
    assertEquals(List.of(), bench.events);
    bench.settle(1, null);
    bench.step();
    assertEquals(List.of("skim aggressive 35.1"), bench.events);
  }

  @Test
  void S12_aRebalanceThatIsDueWaitsForWhatForbidsIt() {
    bench.step();
    bench.second += 90 * 86_400L;
    aSideOverItsTarget();
    bench.blocked = BlockReason.PAUSED;
    bench.step();
    assertEquals(List.of(), bench.orders);
    bench.blocked = null;
    bench.step();
    assertEquals(Entries.REBALANCE, order(0).reason());
  }

  @Test
  void aPriceOfExactlyALevelSells() {
    bench.hold(BTC, "100", "1");
    bench.hold(SOL, "100", "1");
    bench.price(BTC, 95);
    bench.price(SOL, 104);
    bench.step();
    assertEquals(List.of("BTC-USD stop loss 95.0", "SOL-USD take profit 104.0"), bench.exits);
    long opened = position(BTC).openedSecond();
    bench.settle(order(0).number(), bench.fill("95", "1"));
    assertEquals(opened, bench.trades.get(0).openedSecond());
  }

  @Test
  void aPositionIsHeldToTheLastSecondOfItsTime() {
    bench.hold(SOL, "100", "1");
    bench.second += 48 * 3600L - 61;
    bench.step();
    assertEquals(List.of(), bench.exits);
    bench.second -= 59;
    bench.step();
    assertEquals(List.of("SOL-USD time exit 100.0"), bench.exits);
  }

  @Test
  void withoutACandleToJudgeNoIndicatorSells() {
    bench.hold(SOL, "100", "1");
    bench.strategy(SOL).rsiExitOn(1);
    bench.closedCandle = MarketStep.NO_CANDLE;
    bench.step();
    assertEquals(List.of(), bench.exits);
    assertFalse(bench.engine.isStopped());
    bench.closedCandle = 1;
    bench.step();
    assertEquals(List.of("SOL-USD RSI>75 100.0"), bench.exits);
  }

  @Test
  void aTestOrderKeepsToTheDaysTradesToo() {
    bench.tradesPerDay = 0;
    bench.begin();
    assertEquals("the day's number of trades was used up", test(Side.BUY));
  }
}
