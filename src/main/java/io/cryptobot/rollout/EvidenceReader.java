package io.cryptobot.rollout;

import io.cryptobot.backtest.BacktestRow;
import io.cryptobot.config.BotConfig;
import io.cryptobot.config.PhaseSettings;
import io.cryptobot.home.Heartbeat;
import io.cryptobot.home.Home;
import io.cryptobot.home.RunHistory;
import io.cryptobot.home.RunLog;
import io.cryptobot.journal.AuditLogFormat;
import io.cryptobot.journal.ErrorLogFormat;
import io.cryptobot.journal.LogRows;
import io.cryptobot.journal.SignalLogFormat;
import io.cryptobot.journal.SnapshotLogFormat;
import io.cryptobot.journal.TradeLogFormat;
import io.cryptobot.rollout.Evidence.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gathers the evidence of a home. Each log is read once, a row at a time, and not at all where no
 * run could have left a row that counts.
 */
final class EvidenceReader {
  /** What the optimizer leaves in the data folder. */
  static final List<String> REPORTS = List.of("optimization_report.md", "optimized_params.json");

  private static final String TIME = "timestamp";

  private final Home home;
  private final Optional<BotConfig> config;
  private final Instant now;
  private final List<String> warnings = new ArrayList<>();
  private final Map<TrialKind, TrialTally> tallies = new EnumMap<>(TrialKind.class);

  private EvidenceReader(Home home, Optional<BotConfig> config, Instant now) {
    this.home = home;
    this.config = config;
    this.now = now;
  }

  /**
   * Reads a home, and changes nothing.
   *
   * @throws IOException if a file cannot be read; the message is for a person
   */
  static Evidence read(Home home, Optional<BotConfig> config, Instant now) throws IOException {
    return new EvidenceReader(home, config, now).read();
  }

  private Evidence read() throws IOException {
    RunHistory history = RunHistory.of(home);
    if (history.unreadable() > 0) {
      warnings.add(leftOut(RunLog.FILE, history.unreadable()));
    }
    RunTable runs = new RunTable(history.runs());
    for (TrialKind kind : TrialKind.values()) {
      Optional<PhaseSettings> limits = config.flatMap(known -> known.phase(kind.phase()));
      tallies.put(kind, new TrialTally(kind, limits));
    }
    signsOfLife(runs);
    ErrorRows errors = new ErrorRows(runs, tallies);
    SignalRows signals = new SignalRows(runs, tallies);
    TradeRows trades = new TradeRows(runs, tallies);
    if (runs.size() > 0) {
      read(ErrorLogFormat.FILE, ErrorRows.COLUMNS, errors::take);
      read(SignalLogFormat.FILE, SignalRows.COLUMNS, signals::take);
      read(TradeLogFormat.FILE, TradeRows.COLUMNS, trades::take);
    }
    AuditRows audits = new AuditRows();
    read(AuditLogFormat.FILE, AuditRows.COLUMNS, audits::take);
    Map<TrialKind, Trial> trials = new EnumMap<>(TrialKind.class);
    tallies.forEach((kind, tally) -> trials.put(kind, tally.trial(runs, now)));
    return new Evidence(
        config,
        BacktestRow.last(home.data()),
        trials,
        trades.firstWithRealMoney(),
        report(),
        audits.killSwitch(),
        errors.recovery(),
        audits.backup(),
        warnings);
  }

  /** A run that was killed counts until it was last alive. */
  private void signsOfLife(RunTable runs) throws IOException {
    SnapshotRows snapshots = new SnapshotRows(runs);
    if (!snapshots.areNeeded()) {
      return;
    }
    read(SnapshotLogFormat.FILE, List.of(TIME), snapshots::take);
    snapshots.finish();
    Optional<Heartbeat.Beat> beat = Heartbeat.last(home);
    if (beat.isPresent()) {
      long second = beat.get().time().getEpochSecond();
      int run = runs.at(second);
      if (run != RunTable.NONE && runs.run(run).pid() == beat.get().pid()) {
        runs.isAlive(run, second);
      }
    }
  }

  /** Takes the cells of one row. */
  @FunctionalInterface
  private interface RowReader {
    void take(String[] cells);
  }

  private static final class Counter {
    private long count;
  }

  private void read(String file, List<String> columns, RowReader reader) throws IOException {
    Counter senseless = new Counter();
    long unreadable =
        LogRows.ofAll(home.data(file), columns)
            .forEach(
                cells -> {
                  try {
                    reader.take(cells);
                  } catch (DateTimeException | NumberFormatException e) {
                    senseless.count++;
                  }
                });
    if (unreadable + senseless.count > 0) {
      warnings.add(leftOut(file, unreadable + senseless.count));
    }
  }

  private static String leftOut(String file, long rows) {
    return "data/" + file + ": " + rows + " rows cannot be read and were left out";
  }

  private Optional<Report> report() throws IOException {
    Optional<Report> newest = Optional.empty();
    for (String name : REPORTS) {
      Path file = home.data(name);
      if (Files.exists(file) && Files.size(file) > 0) {
        Instant written = Files.getLastModifiedTime(file).toInstant();
        if (newest.isEmpty() || written.isAfter(newest.get().written())) {
          newest = Optional.of(new Report("data/" + name, written));
        }
      }
    }
    return newest;
  }
}
