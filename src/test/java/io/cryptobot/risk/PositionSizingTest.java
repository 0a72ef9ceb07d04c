package io.cryptobot.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Limits of $30 a day and $50 in all, positions up to $100, orders from $2, and a fee of 1 %. */
class PositionSizingTest {
  private static final BigDecimal MUCH = new BigDecimal("100000");

  private static RiskLimits limits(boolean lossLimited) {
    return new RiskLimits(
        new BigDecimal("30"),
        new BigDecimal("50"),
        lossLimited,
        new BigDecimal("100"),
        new BigDecimal("2"),
        20);
  }

  private static RiskLedger ledger(String lost) {
    RiskLedger ledger = new RiskLedger(limits(true), 1);
    BigDecimal loss = new BigDecimal(lost);
    if (loss.signum() > 0) {
      ledger.recordSale(0, 0, loss.negate());
    }
    return ledger;
  }

  private static PositionSizing sizing(RiskLedger ledger) {
    return new PositionSizing(ledger, new BigDecimal("0.01"));
  }

  private static void assertSize(String expected, SizeDecision decision) {
    assertNull(decision.block());
    assertEquals(0, new BigDecimal(expected).compareTo(decision.amount()), decision::toString);
  }

  private static void assertBlocked(BlockReason expected, SizeDecision decision) {
    assertEquals(expected, decision.block());
    assertEquals(0, decision.amount().signum());
  }

  @ParameterizedTest
  @CsvSource({
    "20,  1000,  0,  20,  what is wanted",
    "20,  20.2,  0,  20,  cash that just covers it and its fee",
    "20,  10.1,  0,  10,  cash after the fee",
    "150, 1000,  0,  30,  the loss budget",
    "29,  1000, 10,  20,  the loss budget after a loss",
    "1,   1000,  0,   2,  raised to the minimum",
    "1,   2.02,  0,   2,  raised to the minimum by the last cent",
    "2,   1000, 28,   2,  the minimum is just within the budget"
  })
  void theSmallestOfAllBoundsIsTheSize(
      String wanted, String cash, String lost, String size, String why) {
    SizeDecision decision = sizing(ledger(lost)).size(new BigDecimal(wanted), new BigDecimal(cash));
    assertSize(size, decision);
  }

  @Test
  void theLargestPositionBoundsWhereLossesAreNotLimited() {
    RiskLedger free = new RiskLedger(limits(false), 1);
    free.recordSale(0, 0, new BigDecimal("-1000"));
    assertSize("100", sizing(free).size(new BigDecimal("150"), MUCH));
    assertSize("99", sizing(free).size(new BigDecimal("99"), MUCH));
  }

  @ParameterizedTest
  @CsvSource({"2.01", "1.5", "0"})
  void withoutCashTheReasonIsTheCashAndNotTheMinimum(String cash) {
    PositionSizing sizing = sizing(ledger("0"));
    assertBlocked(
        BlockReason.INSUFFICIENT_CASH, sizing.size(new BigDecimal("20"), new BigDecimal(cash)));
    assertBlocked(
        BlockReason.INSUFFICIENT_CASH,
        sizing.sizeWithin(MUCH, new BigDecimal("20"), new BigDecimal(cash)));
  }

  @Test
  void withoutBudgetForTheSmallestOrderTheReasonIsTheMinimum() {
    PositionSizing sizing = sizing(ledger("28.5"));
    assertBlocked(BlockReason.BELOW_MINIMUM_ORDER, sizing.size(new BigDecimal("20"), MUCH));
    assertBlocked(
        BlockReason.BELOW_MINIMUM_ORDER, sizing.size(new BigDecimal("20"), new BigDecimal("2.02")));
  }

  @Test
  void aRebalanceRaisesNothingToTheMinimumAndKeepsToItsBudget() {
    PositionSizing sizing = sizing(ledger("0"));
    assertSize("7", sizing.sizeWithin(new BigDecimal("7"), new BigDecimal("20"), MUCH));
    assertSize("2", sizing.sizeWithin(new BigDecimal("2"), new BigDecimal("20"), MUCH));
    assertBlocked(
        BlockReason.BELOW_MINIMUM_ORDER,
        sizing.sizeWithin(new BigDecimal("1.99"), new BigDecimal("20"), MUCH));
    assertBlocked(
        BlockReason.BELOW_MINIMUM_ORDER, sizing.sizeWithin(MUCH, new BigDecimal("1.99"), MUCH));
  }

  @Test
  void whatBoundASizeIsNamedBesideAllBounds() {
    PositionSizing sizing = sizing(ledger("10"));
    BigDecimal fraction = new BigDecimal("40");
    BigDecimal cash = new BigDecimal("101");
    SizeDecision decided = sizing.size(fraction, cash);
    SizeCaps caps = sizing.caps(fraction, new BigDecimal("60"), cash, decided);
    assertEquals("loss_budget", caps.bound());
    assertEquals(
        List.of(
            "position_fraction",
            "coin_weight",
            "max_position_size",
            "loss_budget",
            "cash",
            SizeCaps.MINIMUM_ORDER),
        List.copyOf(caps.caps().keySet()));
    assertEquals(
        List.of("40", "60", "100", "20", "100", "2"),
        caps.caps().values().stream()
            .map(value -> value.stripTrailingZeros().toPlainString())
            .toList());
    assertEquals(decided.amount(), caps.amount());
  }

  @Test
  void aSizeThatWasRaisedIsBoundByTheMinimumAndOneThatWasBlockedByWhatBlockedIt() {
    PositionSizing sizing = sizing(ledger("0"));
    BigDecimal little = BigDecimal.ONE;
    SizeCaps raised = sizing.caps(little, MUCH, MUCH, sizing.size(little, MUCH));
    assertEquals(SizeCaps.MINIMUM_ORDER, raised.bound());
    SizeCaps blocked = sizing.caps(MUCH, MUCH, little, sizing.size(MUCH, little));
    assertEquals("cash", blocked.bound());
    BigDecimal least = new BigDecimal("2");
    assertEquals(
        "position_fraction", sizing.caps(least, MUCH, MUCH, sizing.size(least, MUCH)).bound());
  }

  @Test
  void withoutLossLimitsThereIsNoBudgetAmongTheBounds() {
    PositionSizing sizing = sizing(new RiskLedger(limits(false), 1));
    SizeCaps caps = sizing.caps(MUCH, MUCH, MUCH, sizing.size(MUCH, MUCH));
    assertEquals("max_position_size", caps.bound());
    assertTrue(!caps.caps().containsKey("loss_budget"), caps::toString);
  }

  @Property(seed = "20250101")
  void noSizeExceedsAnyBoundAndNoneIsBelowTheMinimum(
      @ForAll @IntRange(max = 30_000) int wantedCents,
      @ForAll @IntRange(max = 30_000) int cashCents,
      @ForAll @IntRange(max = 2_999) int lostCents) {
    RiskLedger ledger = ledger(BigDecimal.valueOf(lostCents, 2).toPlainString());
    PositionSizing sizing = sizing(ledger);
    BigDecimal wanted = BigDecimal.valueOf(wantedCents, 2);
    BigDecimal cash = BigDecimal.valueOf(cashCents, 2);
    SizeDecision decision = sizing.size(wanted, cash);
    if (decision.block() != null) {
      assertEquals(0, decision.amount().signum());
      return;
    }
    BigDecimal size = decision.amount();
    BigDecimal minimum = ledger.limits().minimumOrder();
    assertTrue(size.compareTo(minimum) >= 0, size::toString);
    assertTrue(size.compareTo(wanted.max(minimum)) <= 0, size::toString);
    assertTrue(size.compareTo(ledger.limits().maxPositionSize()) <= 0, size::toString);
    assertTrue(size.compareTo(ledger.lossBudget()) <= 0, size::toString);
    assertTrue(sizing.withFee(size).compareTo(cash) <= 0, size::toString);
  }
}
