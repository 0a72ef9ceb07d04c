package io.cryptobot.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import io.cryptobot.engine.EngineState;
import io.cryptobot.journal.AuditLogFormat;
import io.cryptobot.journal.CsvLines;
import io.cryptobot.portfolio.SleeveId;
import io.cryptobot.portfolio.SleeveState;
import io.cryptobot.portfolio.Transfer;
import io.cryptobot.risk.RiskState;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    List<String> row = List.of(TransferRow.of(TIME.getEpochSecond(), transfer, after).cells());
    assertEquals("Profit skim: Moved $32.12 from aggressive to conservative", row.get(3));
    TransferRow read = TransferRow.read(row).orElseThrow();
    assertTrue(read.isAfter(TIME.minusSeconds(1)));
    assertFalse(read.isAfter(TIME), "it is in the state already");
    assertEquals(after, read.booked(before));
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
    List<String> row = List.of(TransferRow.of(TIME.getEpochSecond(), transfer, after).cells());
    assertEquals(after, TransferRow.read(row).orElseThrow().booked(before));
  }

  @Property(tries = 500, seed = "20250101", edgeCases = EdgeCasesMode.MIXIN)
  void S21_whatIsWrittenIsReadBackWhateverTheDetailsSay(
      @ForAll Transfer.Kind kind,
      @ForAll SleeveId giver,
      @ForAll @BigRange(min = "0.000000000000001", max = "1000000") @Scale(15) BigDecimal amount,
      @ForAll @BigRange(min = "0", max = "1000000") @Scale(15) BigDecimal baseline,
      @ForAll @LongRange(min = 0, max = 4_000_000_000L) long second,
      @ForAll boolean isNextKnown) {
    TransferRow row =
        new TransferRow(
            second,
            new Transfer(kind, giver, amount.stripTrailingZeros()),
            baseline.stripTrailingZeros(),
            BigDecimal.ONE,
            isNextKnown ? OptionalLong.of(second + 1) : OptionalLong.empty());
    String[] cells = row.cells();
    cells[3] = "other words, in another language";
    CsvLines lines = new CsvLines(AuditLogFormat.COLUMNS);
    String text = new String(lines.add(cells).toBytes(), StandardCharsets.UTF_8);
    List<String> fields =
        CsvReader.builder().ofCsvRecord(text).stream().toList().get(0).getFields();
    TransferRow read = TransferRow.read(fields).orElseThrow();
    assertEquals(0, row.transfer().amount().compareTo(read.transfer().amount()));
    assertEquals(List.of(cells[4], cells[5]), List.of(read.cells()[4], read.cells()[5]));
    assertEquals(kind, read.transfer().kind());
    assertEquals(giver, read.transfer().from());
    assertEquals(row.nextRebalanceSecond(), read.nextRebalanceSecond());
    assertEquals(second, read.second());
  }

  @ParameterizedTest
  @CsvSource({
    "2024-03-01T10:00:00Z, TRANSFER, 1, ''",
    "2024-03-01T10:00:00Z, REBALANCE, 1, skim/aggressive/1/2/",
    "2024-03-01T10:00:00Z, TRANSFER, 1, gift/aggressive/1/2/",
    "2024-03-01T10:00:00Z, TRANSFER, 1, skim/nobody/1/2/",
    "2024-03-01T10:00:00Z, TRANSFER, one, skim/aggressive/1/2/",
    "2024-03-01T10:00:00Z, TRANSFER, 1, skim/aggressive/1/2/soon",
    "2024-03-01T10:00:00Z, TRANSFER, 1, skim/aggressive/1/2",
    "timestamp, TRANSFER, 1, skim/aggressive/1/2/"
  })
  void otherRowsAreNoTransfers(String time, String action, String amount, String after) {
    assertEquals(
        Optional.empty(),
        TransferRow.read(List.of(time, action, "system", "Moved $1", amount, after)));
  }
}
