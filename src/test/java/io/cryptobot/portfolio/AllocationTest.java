package io.cryptobot.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.market.Coin;
import io.cryptobot.portfolio.Portfolio.Values;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AllocationTest {
  private static final double[] PRICES = {1, 1};

  private static AllocationRules rules(boolean profitOnly) {
    return new AllocationRules(
        new BigDecimal("0.70"),
        new BigDecimal("0.30"),
        new BigDecimal("0.50"),
        new BigDecimal("1.40"),
        new BigDecimal("0.27"),
        new BigDecimal("10"),
        BigDecimal.ONE,
        Duration.ofDays(90),
        true,
        profitOnly);
  }

  private final Allocation allocation = new Allocation(rules(true));

  /** Sleeves that began with these dollars and by a trade came to hold those, all in cash. */
  private static Portfolio portfolio(
      String conservativeStart, String conservative, String aggressiveStart, String aggressive) {
    return new Portfolio(
        sleeve(SleeveId.CONSERVATIVE, "BTC-USD", 0, conservativeStart, conservative),
        sleeve(SleeveId.AGGRESSIVE, "SOL-USD", 1, aggressiveStart, aggressive));
  }

  private static Sleeve sleeve(SleeveId id, String coin, int index, String start, String now) {
    Sleeve sleeve = new Sleeve(id, List.of(new Coin(coin)), index, new BigDecimal(start));
    sleeve.buy(index, Fill.at(new BigDecimal(start), BigDecimal.ONE, BigDecimal.ZERO), 0);
    sleeve.sell(index, Fill.at(new BigDecimal(now), BigDecimal.ONE, BigDecimal.ZERO));
    return sleeve;
  }

  private static void assertUsd(String expected, BigDecimal actual) {
    assertEquals(0, new BigDecimal(expected).compareTo(actual), actual + " is not " + expected);
  }

  @Test
  void theSkimExampleOfTheRequirements() {
    Portfolio portfolio = portfolio("700", "700", "300", "420");
    Values values = portfolio.values(PRICES);
    Transfer skim = allocation.skim(portfolio, values).orElseThrow();
    allocation.apply(skim, portfolio, values);
    assertUsd("32.40", skim.amount());
    assertUsd("387.60", portfolio.aggressive().cash());
    assertUsd("732.40", portfolio.conservative().cash());
    assertUsd("300", portfolio.aggressive().baseline());
    assertUsd("732.40", portfolio.conservative().baseline());
    assertEquals(
        Optional.empty(), allocation.skim(portfolio, portfolio.values(PRICES)), "next at 420");
  }

  @Test
  void theCapExampleOfTheRequirements() {
    Portfolio portfolio = portfolio("450", "450", "300", "550");
    Values values = portfolio.values(PRICES);
    Transfer cap = allocation.cap(portfolio, values).orElseThrow();
    allocation.apply(cap, portfolio, values);
    assertUsd("50", cap.amount());
    assertUsd("500", portfolio.aggressive().cash());
    assertUsd("500", portfolio.conservative().cash());
  }

  @Test
  void aSkimBelowItsTriggerIsNotDue() {
    Portfolio portfolio = portfolio("700", "700", "300", "419.99");
    assertTrue(allocation.skim(portfolio, portfolio.values(PRICES)).isEmpty());
  }

  @Test
  void aSmallSkimIsLeftAlone() {
    Portfolio portfolio = portfolio("70", "70", "30", "45");
    assertTrue(allocation.skim(portfolio, portfolio.values(PRICES)).isEmpty());
  }

  @Test
  void aSkimMovesWhatCashThereIsAndTheMinimumIsJudgedOnThat() {
    Portfolio portfolio = portfolio("700", "700", "300", "420");
    Sleeve aggressive = portfolio.aggressive();
    aggressive.buy(1, Fill.at(BigDecimal.ONE, new BigDecimal("400"), BigDecimal.ZERO), 0);
    assertUsd("20", allocation.skim(portfolio, portfolio.values(PRICES)).orElseThrow().amount());
    aggressive.give(new BigDecimal("11"));
    assertTrue(allocation.skim(portfolio, portfolio.values(new double[] {1, 1.1})).isEmpty());
  }

  @Test
  void aCapThatFiresBecauseTheOtherSleeveFellMovesNothing() {
    Portfolio portfolio = portfolio("700", "200", "300", "290");
    assertTrue(allocation.cap(portfolio, portfolio.values(PRICES)).isEmpty());
  }

  @Test
  void aCapMovesAtMostTheProfit() {
    Portfolio portfolio = portfolio("700", "200", "300", "305");
    assertUsd("5", allocation.cap(portfolio, portfolio.values(PRICES)).orElseThrow().amount());
  }

  @Test
  void exactlyTheCapIsWithinIt() {
    Portfolio portfolio = portfolio("400", "400", "300", "400");
    assertTrue(allocation.cap(portfolio, portfolio.values(PRICES)).isEmpty());
  }

  @Test
  void aRebalanceMovesTheExcessOverTheTargetButNoMoreThanTheProfit() {
    Portfolio portfolio = portfolio("700", "900", "300", "300");
    Values values = portfolio.values(PRICES);
    // Target 840: 60 over it, and a profit of 200.
    assertUsd("60", allocation.rebalanceAmount(SleeveId.CONSERVATIVE, portfolio, values));
    Portfolio loser = portfolio("890", "900", "300", "300");
    assertUsd("10", allocation.rebalanceAmount(SleeveId.CONSERVATIVE, loser, loser.values(PRICES)));
  }

  @Test
  void aRebalanceWithoutProfitMovesNothing() {
    Portfolio portfolio = portfolio("700", "690", "300", "200");
    assertTrue(
        allocation.rebalance(SleeveId.CONSERVATIVE, portfolio, portfolio.values(PRICES)).isEmpty());
  }

  @Test
  void theExactSplitIsRestoredWhereThatIsAskedForAndTheBaselineFallsByWhatWasNoProfit() {
    Allocation exact = new Allocation(rules(false));
    Portfolio portfolio = portfolio("700", "710", "300", "200");
    Values values = portfolio.values(PRICES);
    Transfer transfer = exact.rebalance(SleeveId.CONSERVATIVE, portfolio, values).orElseThrow();
    exact.apply(transfer, portfolio, values);
    assertUsd("73", transfer.amount());
    assertUsd("637", portfolio.conservative().cash());
    assertUsd("273", portfolio.aggressive().cash());
    assertUsd("637", portfolio.conservative().baseline());
    assertUsd("373", portfolio.aggressive().baseline());
  }

  @Test
  void theSleeveOverItsTargetIsNamed() {
    assertEquals(
        Optional.of(SleeveId.AGGRESSIVE),
        allocation.overTarget(portfolio("700", "600", "300", "300").values(PRICES)));
    assertEquals(
        Optional.empty(),
        allocation.overTarget(portfolio("700", "700", "300", "300").values(PRICES)));
  }

  @Test
  void theQuickLookSaysNoOnlyWhereNothingIsDue() {
    assertFalse(allocation.mayBeDue(portfolio("700", "700", "300", "400"), PRICES));
    assertTrue(allocation.mayBeDue(portfolio("700", "700", "300", "420"), PRICES));
    assertTrue(allocation.mayBeDue(portfolio("300", "300", "300", "301"), PRICES));
    assertFalse(allocation.mayBeDue(portfolio("700", "200", "300", "299"), PRICES));
  }

  @Test
  void exactlyTheSmallestTransferIsMoved() {
    assertTrue(allocation.isWorthMoving(BigDecimal.ONE));
    assertFalse(allocation.isWorthMoving(new BigDecimal("0.99")));
    Portfolio portfolio = portfolio("700", "699", "300", "301");
    Values values = portfolio.values(PRICES);
    Transfer transfer = allocation.rebalance(SleeveId.AGGRESSIVE, portfolio, values).orElseThrow();
    assertUsd("1", transfer.amount());
  }

  @Test
  void whereTheSmallestTransferIsZeroNothingIsStillNotMoved() {
    AllocationRules r = rules(true);
    Allocation any =
        new Allocation(
            new AllocationRules(
                r.conservativeShare(),
                r.aggressiveShare(),
                r.aggressiveCap(),
                r.skimTrigger(),
                r.skimFraction(),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                r.rebalanceInterval(),
                true,
                true));
    assertFalse(any.isWorthMoving(BigDecimal.ZERO));
    assertFalse(any.isWorthMoving(new BigDecimal("-1")));
    Portfolio portfolio = portfolio("700", "700", "300", "300");
    assertEquals(
        Optional.empty(), any.rebalance(SleeveId.AGGRESSIVE, portfolio, portfolio.values(PRICES)));
  }
}
