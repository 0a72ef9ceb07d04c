package io.cryptobot.home;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code data/runs.jsonl}, which {@link RunLog} writes. */
public final class RunHistory {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final List<Run> runs = new ArrayList<>();
  private final Map<String, Integer> open = new HashMap<>();
  private final Map<String, String> words = new HashMap<>();
  private long unreadable;

  private RunHistory() {}

  /**
   * A run.
   *
   * @param end when it ended and how; empty if it was killed, or goes on
   */
  public record Run(Instant start, Optional<End> end, long pid, String environment, String phase) {}

  /** The end of a run. */
  public record End(Instant time, int exitCode) {}

  /** All runs of a home, in the order of their starts; none if no bot has run. */
  public static RunHistory of(Home home) throws IOException {
    RunHistory history = new RunHistory();
    Path file = home.data(RunLog.FILE);
    if (Files.exists(file)) {
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          history.take(line.replace(BYTE_ORDER_MARK, "").strip());
        }
      }
    }
    return history;
  }

  public List<Run> runs() {
    return List.copyOf(runs);
  }

  /** How many lines tell nothing; a process that is killed while it writes leaves one. */
  public long unreadable() {
    return unreadable;
  }

  private void take(String line) {
    if (line.isEmpty()) {
      return;
    }
    try {
      JsonNode json = JSON.readTree(line);
      Instant time = Instant.parse(json.path("time").asText());
      String environment = word(json.path("environment").asText());
      long pid = json.path("pid").asLong();
      String key = environment + " " + pid;
      if (json.path("event").asText().equals("start")) {
        open.put(key, runs.size());
        runs.add(
            new Run(time, Optional.empty(), pid, environment, word(json.path("phase").asText())));
      } else {
        end(key, new End(time, json.path("exit_code").asInt(-1)));
      }
    } catch (JsonProcessingException | DateTimeException e) {
      unreadable++;
    }
  }

  /** An end without a start is that of a process that failed before it traded. */
  private void end(String key, End end) {
    Integer index = open.remove(key);
    if (index != null) {
      Run run = runs.get(index);
      runs.set(
          index, new Run(run.start(), Optional.of(end), run.pid(), run.environment(), run.phase()));
    }
  }

  /** One object a word, because there may be a hundred thousand runs of one environment. */
  private String word(String text) {
    return words.computeIfAbsent(text, word -> word);
  }
}
