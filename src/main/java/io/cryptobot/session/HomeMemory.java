package io.cryptobot.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptobot.engine.Order;
import io.cryptobot.files.FileLayer;
import io.cryptobot.journal.AuditLogFormat;
import io.cryptobot.journal.ErrorLogFormat;
import io.cryptobot.journal.LogBook;
import io.cryptobot.journal.LogBook.Owed;
import io.cryptobot.journal.SignalLogFormat;
import io.cryptobot.journal.SnapshotLogFormat;
import io.cryptobot.journal.TradeLogFormat;
import io.cryptobot.session.StepRows.Decision;
import io.cryptobot.state.BotState;
import io.cryptobot.state.IntentLog;
import io.cryptobot.state.OrderIntent;
import io.cryptobot.state.StateFile;
import io.cryptobot.state.StateJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps steps in the home folder: the state with the rows that it owes to the logs in one write,
 * then the rows. A row that a crash kept from its log is appended at the next start, once.
 */
public final class HomeMemory implements SessionMemory {
  static final String TRADES = TradeLogFormat.FILE;
  static final String SIGNALS = SignalLogFormat.FILE;
  static final String SNAPSHOTS = SnapshotLogFormat.FILE;
  private static final Logger LOG = LoggerFactory.getLogger(HomeMemory.class);
  private static final String DECISIONS = "decisions";
  private static final int DECISION_DAYS_KEPT = 90;
  private static final String OWED = "owed_rows";

  private static final Map<String, List<String>> COLUMNS =
      Map.of(
          TRADES,
          TradeLogFormat.COLUMNS,
          SIGNALS,
          SignalLogFormat.COLUMNS,
          SNAPSHOTS,
          SnapshotLogFormat.COLUMNS,
          AuditLogFormat.FILE,
          AuditLogFormat.COLUMNS,
          ErrorLogFormat.FILE,
          ErrorLogFormat.COLUMNS);

  private final StateFile file;
  private final Path data;
  private final FileLayer layer;
  private final LogBook logs;
  private final IntentLog intents;
  private final Supplier<ObjectNode> alerts;
  private String lastDay = "";
  private Map<String, IOException> refused = Map.of();

  /**
   * @param data the data folder
   * @param alerts what the alerts remember, asked at every save
   */
  public HomeMemory(StateFile file, Path data, FileLayer layer, Supplier<ObjectNode> alerts) {
    this.file = file;
    this.data = data;
    this.layer = layer;
    this.logs = new LogBook(data, layer, COLUMNS);
    this.intents = new IntentLog(data, layer);
    this.alerts = alerts;
  }

  /**
   * Takes up what an earlier run owed and writes it. To be called once, before the first commit.
   *
   * @param content what the state file holds
   */
  public void takeUp(ObjectNode content) {
    Map<String, Owed> owed = new LinkedHashMap<>();
    content
        .path(OWED)
        .properties()
        .forEach(log -> owed.put(log.getKey(), owedIn(content, log.getKey())));
    logs.remember(owed);
    refused = logs.settle();
  }

  /** What a state file says of a log: how long it was, and what was due to it. */
  static Owed owedIn(ObjectNode content, String log) {
    JsonNode owed = content.path(OWED).path(log);
    return new Owed(owed.path("length").asLong(), owed.path("rows").asText());
  }

  @Override
  public void commit(BotState state, StepRows rows) {
    try {
      owe(rows);
      save(state);
    } catch (IOException e) {
      throw SessionStoppedException.stateNotSaved(e);
    }
    refused = logs.settle();
  }

  /** Saves once more when all rows are written, so that nothing is owed any longer. */
  @Override
  public void close(BotState state) {
    refused = logs.settle();
    try {
      save(state);
    } catch (IOException e) {
      throw SessionStoppedException.stateNotSaved(e);
    }
  }

  @Override
  public boolean noteIntent(String ledgerId, Order order, OrderIntent intent) {
    try {
      intents.add(ledgerId, order, intent);
      return true;
    } catch (IOException e) {
      LOG.error("event=intent_not_written id={}", intent.clientOrderId(), e);
      return false;
    }
  }

  private void owe(StepRows rows) throws IOException {
    logs.owe(TRADES, rows.trades());
    logs.owe(SIGNALS, rows.signals());
    logs.owe(SNAPSHOTS, rows.snapshots());
    logs.owe(AuditLogFormat.FILE, rows.audits());
    logs.owe(ErrorLogFormat.FILE, rows.errors());
    for (Decision decision : rows.decisions()) {
      if (!decision.day().equals(lastDay)) {
        lastDay = decision.day();
        deleteDecisionsBefore(LocalDate.parse(lastDay).minusDays(DECISION_DAYS_KEPT));
      }
      logs.oweLines(DECISIONS + "/" + decision.day() + ".jsonl", List.of(decision.line()));
    }
  }

  /** Days are the bot's own, so that a replay of old candles keeps what it has just written. */
  private void deleteDecisionsBefore(LocalDate day) {
    if (!Files.isDirectory(data.resolve(DECISIONS))) {
      return;
    }
    try (Stream<Path> files = Files.list(data.resolve(DECISIONS))) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.matches("\\d{4}-\\d\\d-\\d\\d\\.jsonl") && name.compareTo(day.toString()) < 0) {
          layer.delete(file);
        }
      }
    } catch (IOException e) {
      // They are tried again on the next day; nothing depends on their being gone.
      LOG.warn("event=old_decisions_not_deleted reason=\"{}\"", e.toString());
    }
  }

  private void save(BotState state) throws IOException {
    ObjectNode content = StateJson.write(state);
    content.set("alerts", alerts.get());
    ObjectNode owed = JsonNodeFactory.instance.objectNode();
    for (String log : List.of(TRADES, SIGNALS, SNAPSHOTS, AuditLogFormat.FILE)) {
      owed.putObject(log).put("length", logs.length(log)).put("rows", "");
    }
    logs.owed()
        .forEach(
            (log, rows) ->
                owed.putObject(log).put("length", rows.length()).put("rows", rows.rows()));
    content.set(OWED, owed);
    file.save(content);
  }

  @Override
  public Optional<String> damage() {
    return file.damage();
  }

  @Override
  public Map<String, IOException> refused() {
    return refused;
  }

  @Override
  public long rowsDue() {
    return refused.isEmpty() ? 0 : logs.rowsDue();
  }
}
