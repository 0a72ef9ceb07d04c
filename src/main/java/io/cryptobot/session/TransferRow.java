package io.cryptobot.session;

import io.cryptobot.engine.EngineState;
import io.cryptobot.journal.AuditLogFormat;
import io.cryptobot.journal.AuditLogFormat.Action;
import io.cryptobot.journal.CsvText;
import io.cryptobot.portfolio.SleeveId;
import io.cryptobot.portfolio.SleeveState;
import io.cryptobot.portfolio.Transfer;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * A transfer between the sleeves as a row of audit_log.csv, from which it can be booked again: the
 * old value is its exact amount, the new one is both baselines after it and the next rebalance.
 *
 * <pre>
 * 2024-03-01T10:00:00Z,TRANSFER,system,Profit skim: Moved $32.40 from aggressive to conservative,
 * 32.4,732.4/300/2024-05-30T00:00:00Z
 * </pre>
 */
final class TransferRow {
  private static final int TIME = 0;
  private static final int ACTION = 1;
  private static final int DETAILS = 3;
  private static final int AMOUNT = 4;
  private static final int AFTER = 5;
  private static final String SEPARATOR = "/";
  private static final int PARTS = 3;

  private TransferRow() {}

  /** The row of a transfer that the engine has just booked. */
  static String[] of(long second, Transfer transfer, EngineState after) {
    String details =
        prefix(transfer)
            + "Moved $"
            + CsvText.cents(transfer.amount().doubleValue())
            + from(transfer.from());
    return AuditLogFormat.row(
        Instant.ofEpochSecond(second),
        Action.TRANSFER.name(),
        AuditLogFormat.SYSTEM,
        details,
        CsvText.of(transfer.amount()),
        CsvText.of(after.conservative().baseline())
            + SEPARATOR
            + CsvText.of(after.aggressive().baseline())
            + SEPARATOR
            + Instant.ofEpochSecond(after.nextRebalanceSecond().orElse(0)));
  }

  private static String prefix(Transfer transfer) {
    return transfer.kind() == Transfer.Kind.REBALANCE
        ? "Quarterly rebalance: "
        : skimPrefix(transfer.kind());
  }

  private static String skimPrefix(Transfer.Kind kind) {
    return "Profit " + kind.label() + ": ";
  }

  private static String from(SleeveId giver) {
    return " from " + giver.label() + " to " + giver.other().label();
  }

  /** Whether a row tells of a transfer after a time. */
  static boolean isAfter(List<String> row, Instant time) {
    try {
      return row.size() == AuditLogFormat.COLUMNS.size()
          && row.get(ACTION).equals(Action.TRANSFER.name())
          && row.get(AFTER).split(SEPARATOR).length == PARTS
          && Instant.parse(row.get(TIME)).isAfter(time);
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** The engine's state with the row's transfer booked. */
  static EngineState booked(EngineState before, List<String> row) {
    BigDecimal amount = new BigDecimal(row.get(AMOUNT));
    String[] after = row.get(AFTER).split(SEPARATOR);
    boolean givesConservative = row.get(DETAILS).endsWith(from(SleeveId.CONSERVATIVE));
    BigDecimal toConservative = givesConservative ? amount.negate() : amount;
    boolean isSkim = row.get(DETAILS).startsWith(skimPrefix(Transfer.Kind.SKIM));
    OptionalLong time = OptionalLong.of(Instant.parse(row.get(TIME)).getEpochSecond());
    return new EngineState(
        moved(before.conservative(), toConservative, new BigDecimal(after[0])),
        moved(before.aggressive(), toConservative.negate(), new BigDecimal(after[1])),
        before.risk(),
        OptionalLong.of(Instant.parse(after[2]).getEpochSecond()),
        isSkim ? time : before.lastSkimSecond(),
        before.stopped(),
        before.orders());
  }

  private static SleeveState moved(SleeveState sleeve, BigDecimal amount, BigDecimal baseline) {
    return new SleeveState(sleeve.cash().add(amount), baseline, sleeve.positions(), sleeve.dust());
  }
}
