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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A transfer between the sleeves as a row of audit_log.csv, from which it can be booked again. The
 * details are for a person and are never read. The old value is the exact amount; the new one is,
 * parted by slashes, the transfer's kind, the giver, both baselines after it and the next
 * rebalance, which is empty if none is known:
 *
 * <pre>
 * 2024-03-01T10:00:00Z,TRANSFER,system,Profit skim: Moved $32.40 from aggressive to conservative,
 * 32.4,skim/aggressive/732.4/300/2024-05-30T00:00:00Z
 * </pre>
 *
 * @param second when, in seconds since the epoch
 * @param conservativeBaseline after it, in US dollars
 * @param aggressiveBaseline after it, in US dollars
 * @param nextRebalanceSecond when the next rebalance is due after it
 */
record TransferRow(
    long second,
    Transfer transfer,
    BigDecimal conservativeBaseline,
    BigDecimal aggressiveBaseline,
    OptionalLong nextRebalanceSecond) {
  private static final int TIME = 0;
  private static final int ACTION = 1;
  private static final int AMOUNT = 4;
  private static final int AFTER = 5;
  private static final String SEPARATOR = "/";
  private static final int PARTS = 5;

  /** Of a transfer that the engine has just booked. */
  static TransferRow of(long second, Transfer transfer, EngineState after) {
    return new TransferRow(
        second,
        transfer,
        after.conservative().baseline(),
        after.aggressive().baseline(),
        after.nextRebalanceSecond());
  }

  /** The cells of the row. */
  String[] cells() {
    return AuditLogFormat.row(
        Instant.ofEpochSecond(second),
        Action.TRANSFER.name(),
        AuditLogFormat.SYSTEM,
        details(),
        CsvText.of(transfer.amount()),
        String.join(
            SEPARATOR,
            transfer.kind().label(),
            transfer.from().label(),
            CsvText.of(conservativeBaseline),
            CsvText.of(aggressiveBaseline),
            time(nextRebalanceSecond)));
  }

  private String details() {
    return (transfer.kind() == Transfer.Kind.REBALANCE
            ? "Quarterly rebalance: "
            : "Profit " + transfer.kind().label() + ": ")
        + "Moved $"
        + CsvText.cents(transfer.amount().doubleValue())
        + " from "
        + transfer.from().label()
        + " to "
        + transfer.to().label();
  }

  private static String time(OptionalLong second) {
    return second.isPresent()
        ? CsvText.of(Instant.ofEpochSecond(second.getAsLong()))
        : CsvText.MISSING;
  }

  /** The transfer that a row of audit_log.csv tells of; empty if it tells of something else. */
  static Optional<TransferRow> read(List<String> cells) {
    if (cells.size() != AuditLogFormat.COLUMNS.size()
        || !cells.get(ACTION).equals(Action.TRANSFER.name())) {
      return Optional.empty();
    }
    String[] parts = cells.get(AFTER).split(SEPARATOR, -1);
    if (parts.length != PARTS) {
      return Optional.empty();
    }
    try {
      Transfer transfer =
          new Transfer(kind(parts[0]), sleeve(parts[1]), new BigDecimal(cells.get(AMOUNT)));
      return Optional.of(
          new TransferRow(
              Instant.parse(cells.get(TIME)).getEpochSecond(),
              transfer,
              new BigDecimal(parts[2]),
              new BigDecimal(parts[3]),
              second(parts[4])));
    } catch (DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Transfer.Kind kind(String label) {
    return Arrays.stream(Transfer.Kind.values())
        .filter(kind -> kind.label().equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no kind of transfer: " + label));
  }

  private static SleeveId sleeve(String label) {
    return Arrays.stream(SleeveId.values())
        .filter(sleeve -> sleeve.label().equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no sleeve: " + label));
  }

  private static OptionalLong second(String time) {
    return time.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(Instant.parse(time).getEpochSecond());
  }

  /** Whether the transfer was made after a time. */
  boolean isAfter(Instant time) {
    return Instant.ofEpochSecond(second).isAfter(time);
  }

  /** The engine's state with the transfer booked. */
  EngineState booked(EngineState before) {
    BigDecimal amount = transfer.amount();
    BigDecimal toConservative = transfer.from() == SleeveId.CONSERVATIVE ? amount.negate() : amount;
    boolean isSkim = transfer.kind() == Transfer.Kind.SKIM;
    return new EngineState(
        moved(before.conservative(), toConservative, conservativeBaseline),
        moved(before.aggressive(), toConservative.negate(), aggressiveBaseline),
        before.risk(),
        nextRebalanceSecond,
        isSkim ? OptionalLong.of(second) : before.lastSkimSecond(),
        before.stopped(),
        before.orders());
  }

  private static SleeveState moved(SleeveState sleeve, BigDecimal amount, BigDecimal baseline) {
    return new SleeveState(sleeve.cash().add(amount), baseline, sleeve.positions(), sleeve.dust());
  }
}
