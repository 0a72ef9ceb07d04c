package io.cryptobot.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.cryptobot.home.Home;
import io.cryptobot.journal.CsvTail;
import io.cryptobot.journal.FileTail;
import io.cryptobot.journal.TradeLogFormat;
import io.cryptobot.market.Coin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The parts of the home's files that a status needs: the ends of those that grow. */
final class StatusFiles {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int TRADES = 1000;

  private final Home home;

  StatusFiles(Home home) {
    this.home = home;
  }

  /** The last trades, oldest first, a cell a column of the trade log. */
  List<List<String>> trades() throws IOException {
    return CsvTail.rows(home.data("trade_log.csv"), TRADES, TradeLogFormat.COLUMNS.size());
  }

  /** {@code heartbeat.json}; a missing node if there is none that can be read. */
  JsonNode heartbeat() {
    try {
      return JSON.readTree(Files.readAllBytes(home.data("heartbeat.json")));
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }

  /** The bids that a heartbeat tells, in US dollars by coin. */
  static Map<Coin, Double> bids(JsonNode heartbeat) {
    Map<Coin, Double> bids = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> quote : heartbeat.path("quotes").properties()) {
      JsonNode bid = quote.getValue().path("bid");
      if (bid.isNumber()) {
        bids.put(new Coin(quote.getKey()), bid.doubleValue());
      }
    }
    return bids;
  }

  /** The latest decision of each coin, from the end of the newest file; fills are none. */
  Map<String, JsonNode> decisions() throws IOException {
    Map<String, JsonNode> latest = new LinkedHashMap<>();
    Optional<Path> newest = newestDecisions();
    if (newest.isEmpty()) {
      return latest;
    }
    for (String line : FileTail.text(newest.get(), CsvTail.MOST_BYTES).lines().toList()) {
      try {
        JsonNode decision = JSON.readTree(line);
        if (decision.has("candle")) {
          latest.put(decision.path("coin").asText(), decision);
        }
      } catch (IOException e) {
        // The first line of a tail, or one that is just being written, is cut.
      }
    }
    return latest;
  }

  private Optional<Path> newestDecisions() throws IOException {
    if (!Files.isDirectory(home.decisions())) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(home.decisions())) {
      return files.filter(file -> file.toString().endsWith(".jsonl")).max(Path::compareTo);
    }
  }
}
