package io.cryptobot.explain;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cryptobot.home.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files {@code data/decisions/YYYY-MM-DD.jsonl}, one a UTC day. */
final class DecisionFiles {
  private static final String ENDING = ".jsonl";
  private static final JsonMapper JSON = new JsonMapper();

  private final Path folder;

  DecisionFiles(Home home) {
    this.folder = home.decisions();
  }

  /** The days of which something is recorded, earliest first. */
  List<LocalDate> days() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.flatMap(file -> day(file).stream()).sorted().toList();
    }
  }

  private static Optional<LocalDate> day(Path file) {
    String name = file.getFileName().toString();
    if (!name.endsWith(ENDING)) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(name.substring(0, name.length() - ENDING.length())));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /**
   * The decisions of some days, both included, in the order in which they were recorded. A line
   * that is no decision, such as one that is just being written, is left out.
   *
   * @throws IOException if a file cannot be read
   */
  List<RecordedDecision> between(LocalDate from, LocalDate to) throws IOException {
    List<RecordedDecision> decisions = new ArrayList<>();
    for (LocalDate day : days()) {
      if (!day.isBefore(from) && !day.isAfter(to)) {
        read(folder.resolve(day + ENDING), decisions);
      }
    }
    return decisions;
  }

  private static void read(Path file, List<RecordedDecision> decisions) throws IOException {
    // A torn line may end in the middle of a letter.
    String all = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    for (String line : all.lines().toList()) {
      try {
        decisions.add(RecordedDecision.of(JSON.readTree(line)));
      } catch (JacksonException | IllegalArgumentException e) {
        // Half a line: the bot writes it whole with its next step.
      }
    }
  }
}
