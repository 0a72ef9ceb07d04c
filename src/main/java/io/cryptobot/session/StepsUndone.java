package io.cryptobot.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptobot.files.WholeFiles;
import io.cryptobot.home.Home;
import io.cryptobot.journal.AuditLog;
import io.cryptobot.journal.AuditLogFormat;
import io.cryptobot.journal.LogBook;
import io.cryptobot.journal.LogBook.Owed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes out of the logs what a replay wrote in steps that its state no longer knows, because it had
 * to fall back to an older one: it makes them again, with the same rows.
 */
final class StepsUndone {
  private static final JsonMapper JSON = new JsonMapper();

  private final Home home;
  private final ObjectNode content;
  private final Instant lastStep;

  /**
   * @param content the older state, whose owed rows stand in the logs by now
   * @param lastStep the last one that it knows
   */
  StepsUndone(Home home, ObjectNode content, Instant lastStep) {
    this.home = home;
    this.content = content;
    this.lastStep = lastStep;
  }

  void cut() throws IOException {
    for (String log : List.of(HomeMemory.TRADES, HomeMemory.SIGNALS, HomeMemory.SNAPSHOTS)) {
      LogBook.cutBack(home.data(log), HomeMemory.owedIn(content, log).end());
    }
    cutAudits();
    cutDecisions();
  }

  /** People write here too, so that rows are taken out, and nothing is cut off. */
  private void cutAudits() throws IOException {
    Owed owed = HomeMemory.owedIn(content, AuditLogFormat.FILE);
    Set<String> known = owed.rows().lines().collect(Collectors.toSet());
    AuditLog.removeBeyond(
        home.data(),
        WholeFiles.onDisk(),
        owed.length(),
        line -> !known.contains(line) && AuditLogFormat.isBySystem(line, StepRecorder.AUDITED));
  }

  private void cutDecisions() throws IOException {
    if (!Files.isDirectory(home.decisions())) {
      return;
    }
    String first = LocalDate.ofInstant(lastStep, ZoneOffset.UTC) + ".jsonl";
    List<Path> files;
    try (Stream<Path> all = Files.list(home.decisions())) {
      files =
          all.filter(file -> file.getFileName().toString().endsWith(".jsonl"))
              .filter(file -> file.getFileName().toString().compareTo(first) >= 0)
              .sorted()
              .toList();
    }
    for (Path file : files) {
      cutDecisions(file);
    }
  }

  private void cutDecisions(Path file) throws IOException {
    // What happened within the last step's candle bears a later time than the step.
    String log = home.data().relativize(file).toString().replace('\\', '/');
    Set<String> known = HomeMemory.owedIn(content, log).rows().lines().collect(Collectors.toSet());
    String text = Files.readString(file);
    String whole = text.substring(0, text.lastIndexOf('\n') + 1);
    String kept =
        whole
            .lines()
            .filter(line -> known.contains(line) || !isUndone(line))
            .map(line -> line + "\n")
            .collect(Collectors.joining());
    if (kept.isEmpty()) {
      Files.delete(file);
    } else if (!kept.equals(text)) {
      WholeFiles.onDisk().write(file, kept.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Other environments have their decisions in the same files. */
  private boolean isUndone(String line) {
    try {
      JsonNode json = JSON.readTree(line);
      return json.path(DecisionLine.ENVIRONMENT).asText().equals(ReplaySession.ENVIRONMENT)
          && Instant.parse(json.path(DecisionLine.TIME).asText()).isAfter(lastStep);
    } catch (JsonProcessingException | DateTimeException e) {
      return false;
    }
  }
}
