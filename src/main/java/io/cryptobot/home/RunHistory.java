package io.cryptobot.home;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The runs that {@link RunLog} noted, and to which environment a row of a log belongs: to that of
 * the run whose time holds it. Rows of a replay bear the times of its candles, not of its run.
 */
public final class RunHistory {
  /** The environment whose rows bear other times than those of their run. */
  private static final String REPLAY = "replay";

  private static final int NONE = -1;
  private static final JsonMapper JSON = new JsonMapper();

  private final List<Run> runs;

  private RunHistory(List<Run> runs) {
    this.runs = List.copyOf(runs);
  }

  /**
   * A run.
   *
   * @param start when it began
   * @param end when it ended; empty for one that still runs. One that was killed counts as running
   *     until the next one began
   */
  public record Run(Instant start, Optional<Instant> end, String environment, String phase) {
    /** Whether a moment lies in the run; rows of logs know whole seconds only. */
    public boolean holds(Instant time) {
      return !time.isBefore(start.truncatedTo(ChronoUnit.SECONDS))
          && (end.isEmpty() || !time.isAfter(end.get()));
    }
  }

  /**
   * Reads {@code runs.jsonl}; without that file there was no run. A torn line is left out.
   *
   * @throws IOException if the file cannot be read
   */
  public static RunHistory read(Home home) throws IOException {
    Path file = home.data(RunLog.FILE);
    List<Run> runs = new ArrayList<>();
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        add(runs, line);
      }
    }
    return new RunHistory(runs);
  }

  private static void add(List<Run> runs, String line) {
    JsonNode json;
    Instant time;
    try {
      json = JSON.readTree(line);
      time = Instant.parse(json.path("time").asText());
    } catch (IOException | DateTimeException e) {
      return;
    }
    if (!runs.isEmpty() && runs.get(runs.size() - 1).end().isEmpty()) {
      Run last = runs.remove(runs.size() - 1);
      runs.add(new Run(last.start(), Optional.of(time), last.environment(), last.phase()));
    }
    if (json.path("event").asText().equals("start")) {
      runs.add(
          new Run(
              time,
              Optional.empty(),
              json.path("environment").asText(),
              json.path("phase").asText()));
    }
  }

  /** In the order in which they began. */
  public List<Run> runs() {
    return runs;
  }

  /** The run that a moment lies in; of two that touch, the later. */
  public Optional<Run> at(Instant time) {
    int latest = latestBegun(time);
    return latest == NONE || !runs.get(latest).holds(time)
        ? Optional.empty()
        : Optional.of(runs.get(latest));
  }

  private int latestBegun(Instant time) {
    for (int i = runs.size() - 1; i >= 0; i--) {
      if (!time.isBefore(runs.get(i).start().truncatedTo(ChronoUnit.SECONDS))) {
        return i;
      }
    }
    return NONE;
  }

  private boolean isReplay(int run) {
    return run != NONE && runs.get(run).environment().equals(REPLAY);
  }

  private int nextReplay(int after) {
    for (int i = after + 1; i < runs.size(); i++) {
      if (isReplay(i)) {
        return i;
      }
    }
    return NONE;
  }

  /**
   * Tells the environment of the rows of one log.
   *
   * @param otherwise the environment of rows from before anything was noted
   */
  public Rows rows(String otherwise) {
    return new Rows(otherwise);
  }

  /**
   * Is asked row by row, in the order of the log, which is that of the runs. Times of a market as
   * it is now never go back, those of a replay lie before its run; so a row that goes back begins
   * the next replay. Between two runs only a person's own command trades, on what the run before
   * left.
   */
  public final class Rows {
    private final String otherwise;
    private int current = NONE;

    private Rows(String otherwise) {
      this.otherwise = otherwise;
    }

    /** The environment of the next row. */
    public String environmentOf(Instant time) {
      int begun = latestBegun(time);
      if (begun > current) {
        current = begun;
      }
      boolean goesBack = begun < current || begun == NONE;
      if (!isReplay(current) && (goesBack || isAfterItsEndAndBeforeReplay(time))) {
        int replay = nextReplay(current);
        current = replay == NONE ? current : replay;
      }
      return current == NONE ? otherwise : runs.get(current).environment();
    }

    private boolean isAfterItsEndAndBeforeReplay(Instant time) {
      return !runs.get(current).holds(time)
          && isReplay(current + 1 < runs.size() ? current + 1 : NONE);
    }
  }
}
