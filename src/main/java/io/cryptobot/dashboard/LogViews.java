package io.cryptobot.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptobot.home.Home;
import io.cryptobot.journal.AuditLogFormat;
import io.cryptobot.journal.CsvTail;
import io.cryptobot.journal.ErrorLogFormat;
import io.cryptobot.journal.SignalLogFormat;
import io.cryptobot.journal.TradeLogFormat;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The ends of the logs as JSON, newest row first. However long a log is, its end alone is read. */
final class LogViews {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int TRADES = 20;
  private static final int ROWS = 200;
  private static final int CANDLES = 240;
  private static final int MARKS = 2000;

  /** Traces make the rows of the error log long. */
  private static final int ERROR_BYTES = 512 * 1024;

  /** What only the lines of judged candles hold, not those of exits and fills. */
  private static final String CANDLE = "\"candle\":";

  private final Home home;

  private final DecisionLog decisions;

  LogViews(Home home) {
    this.home = home;
    this.decisions = new DecisionLog(home);
  }

  ArrayNode trades() throws IOException {
    List<String> columns = TradeLogFormat.COLUMNS;
    return rows(CsvTail.rows(home.data("trade_log.csv"), TRADES, columns.size()), columns);
  }

  ArrayNode errors() throws IOException {
    List<String> columns = ErrorLogFormat.COLUMNS;
    return rows(
        CsvTail.rows(home.data(ErrorLogFormat.FILE), ROWS, columns.size(), ERROR_BYTES), columns);
  }

  ArrayNode audits() throws IOException {
    List<String> columns = AuditLogFormat.COLUMNS;
    return rows(CsvTail.rows(home.data(AuditLogFormat.FILE), ROWS, columns.size()), columns);
  }

  /**
   * Since when the home is of this environment: snapshots before belong to another one. A replay's
   * rows have the times of its candles, so nothing is told of it.
   */
  Instant environmentSince(String environment) throws IOException {
    for (JsonNode row : audits()) {
      boolean isChange =
          row.path("action").asText().equals(AuditLogFormat.Action.ENVIRONMENT_CHANGE.name());
      if (isChange && !environment.equals("replay")) {
        long second = second(row.path("timestamp").asText());
        return second > Long.MIN_VALUE ? Instant.ofEpochSecond(second) : Instant.EPOCH;
      }
    }
    return Instant.EPOCH;
  }

  private static ArrayNode rows(List<List<String>> rows, List<String> columns) {
    ArrayNode all = JSON.createArrayNode();
    for (int row = rows.size() - 1; row >= 0; row--) {
      ObjectNode json = all.addObject();
      for (int column = 0; column < columns.size(); column++) {
        json.put(columns.get(column), rows.get(row).get(column));
      }
    }
    return all;
  }

  /** Signals, each with the conditions of its candle where they were recorded. */
  ArrayNode signals() throws IOException {
    List<String> columns = SignalLogFormat.COLUMNS;
    ArrayNode signals =
        rows(CsvTail.rows(home.data("signal_log.csv"), ROWS, columns.size()), columns);
    Map<String, JsonNode> judged = new HashMap<>();
    for (JsonNode decision : decisions.last(ROWS, CANDLE)) {
      judged.put(decision.path("time").asText() + decision.path("coin").asText(), decision);
    }
    for (JsonNode signal : signals) {
      JsonNode decision =
          judged.get(signal.path("timestamp").asText() + signal.path("coin").asText());
      // A row without a reading tells of a block or an exit by price, which no candle decided.
      if (decision != null && !signal.path("rsi").asText().isEmpty()) {
        ((ObjectNode) signal).set("conditions", decision.path("conditions"));
      }
    }
    return signals;
  }

  /** A coin's judged candles, oldest first, and the trades in their time. */
  ObjectNode candles(String coin) throws IOException {
    Map<String, JsonNode> byTime = new TreeMap<>();
    for (JsonNode decision : decisions.last(CANDLES, CANDLE, "\"coin\":\"" + coin + "\"")) {
      JsonNode candle = decision.path("candle");
      byTime.putIfAbsent(candle.path("open_time").asText(), candle);
    }
    ObjectNode json = JSON.createObjectNode();
    ArrayNode candles = json.putArray("candles");
    byTime.forEach((time, candle) -> add(candles, time, candle));
    ArrayNode trades = json.putArray("trades");
    long from = candles.isEmpty() ? Long.MAX_VALUE : candles.get(0).get(0).asLong();
    List<String> columns = TradeLogFormat.COLUMNS;
    for (JsonNode trade :
        rows(CsvTail.rows(home.data("trade_log.csv"), MARKS, columns.size()), columns)) {
      if (trade.path("coin").asText().equals(coin)
          && second(trade.path("timestamp").asText()) >= from) {
        trades.add(trade);
      }
    }
    return json;
  }

  private static void add(ArrayNode candles, String time, JsonNode candle) {
    long second = second(time);
    if (second > Long.MIN_VALUE) {
      candles
          .addArray()
          .add(second)
          .add(candle.path("open").asDouble())
          .add(candle.path("high").asDouble())
          .add(candle.path("low").asDouble())
          .add(candle.path("close").asDouble())
          .add(candle.path("volume").asDouble());
    }
  }

  private static long second(String time) {
    try {
      return Instant.parse(time).getEpochSecond();
    } catch (DateTimeParseException e) {
      return Long.MIN_VALUE;
    }
  }
}
