package io.cryptobot.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.engine.EngineState;
import io.cryptobot.portfolio.SleeveId;
import io.cryptobot.portfolio.SleeveState;
import io.cryptobot.portfolio.Transfer;
import io.cryptobot.risk.RiskState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A transfer is written so that it can be booked again to the last digit. */
class TransferRowTest {
  private static final Instant TIME = Instant.parse("2024-03-01T10:00:00Z");
  private static final BigDecimal AMOUNT = new BigDecimal("32.123456789012345");

  private static EngineState state(
      String cash1, String baseline1, String cash2, String baseline2, OptionalLong skim) {
    return new EngineState(
        new SleeveState(new BigDecimal(cash1), new BigDecimal(baseline1), Map.of(), Map.of()),
        new SleeveState(new BigDecimal(cash2), new BigDecimal(baseline2), Map.of(), Map.of()),
        new RiskState(1, BigDecimal.ZERO, BigDecimal.ZERO, 0, List.of()),
        OptionalLong.of(TIME.getEpochSecond() + 5),
        skim,
        false,
        EngineState.OrderState.NONE);
  }

  @Test
  void S21_aSkimIsBookedAgainToTheLastDigit() {
    EngineState before = state("700", "700", "450", "300", OptionalLong.empty());
    EngineState after =
        state(
            "732.123456789012345",
            "732.123456789012345",
            "417.876543210987655",
            "300",
            OptionalLong.of(TIME.getEpochSecond()));
    Transfer transfer = new Transfer(Transfer.Kind.SKIM, SleeveId.AGGRESSIVE, AMOUNT);
    List<String> row = List.of(TransferRow.of(TIME.getEpochSecond(), transfer, after));
    assertEquals("Profit skim: Moved $32.12 from aggressive to conservative", row.get(3));
    assertTrue(TransferRow.isAfter(row, TIME.minusSeconds(1)));
    assertFalse(TransferRow.isAfter(row, TIME), "it is in the state already");
    assertEquals(after, TransferRow.booked(before, row));
  }

  @ParameterizedTest
  @EnumSource(SleeveId.class)
  void S21_aRebalanceIsBookedAgainInEitherDirection(SleeveId giver) {
    boolean isConservative = giver == SleeveId.CONSERVATIVE;
    EngineState before = state("900", "700", "900", "300", OptionalLong.empty());
    String less = "867.876543210987655";
    String more = "932.123456789012345";
    EngineState after =
        isConservative
            ? state(less, "690.5", more, "332.123456789012345", OptionalLong.empty())
            : state(more, "732.123456789012345", less, "300", OptionalLong.empty());
    Transfer transfer = new Transfer(Transfer.Kind.REBALANCE, giver, AMOUNT);
    List<String> row = List.of(TransferRow.of(TIME.getEpochSecond(), transfer, after));
    assertEquals(after, TransferRow.booked(before, row));
  }

  @Test
  void otherRowsAreNoTransfers() {
    assertFalse(
        TransferRow.isAfter(
            List.of("2024-03-01T10:00:00Z", "TRANSFER", "system", "Moved $1", "", ""),
            Instant.EPOCH));
    assertFalse(
        TransferRow.isAfter(
            List.of("timestamp", "TRANSFER", "user", "details", "1", "1/2/3"), Instant.EPOCH));
  }
}
