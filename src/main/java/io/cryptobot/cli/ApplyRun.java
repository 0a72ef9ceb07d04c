package io.cryptobot.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptobot.backtest.report.Page;
import io.cryptobot.config.ConfigException;
import io.cryptobot.config.ConfigFile;
import io.cryptobot.config.ConfigText;
import io.cryptobot.config.SettingsVariants;
import io.cryptobot.config.SettingsVariants.Change;
import io.cryptobot.files.WholeFiles;
import io.cryptobot.home.Home;
import io.cryptobot.home.HomeLock;
import io.cryptobot.journal.AuditLog;
import io.cryptobot.journal.AuditLogFormat.Action;
import io.cryptobot.optimize.SweepReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code --optimize --apply FILE}: copies a search's values into config, if the person wants it.
 */
final class ApplyRun {
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final String WARNINGS = "_warnings";

  private final Console console;
  private final Home home;
  private final boolean isAsked;

  /**
   * @param isAsked false for a person who has said yes beforehand
   */
  ApplyRun(Console console, Home home, boolean isAsked) {
    this.console = console;
    this.home = home;
    this.isAsked = isAsked;
  }

  /** Copies the values of a file and returns the exit code. */
  int run(Path given) throws IOException {
    Path file = console.workingFolder().resolve(given);
    Configuration.load(home);
    SettingsVariants settings = SettingsVariants.of(home.config());
    ObjectNode content = read(file);
    List<Change> changes = changes(settings, content, file);
    if (settings.with(changes).isEmpty()) {
      throw new CommandFailedException(
          "The values of " + file + " do not fit the other settings in " + home.config() + ".");
    }
    if (changes.isEmpty()) {
      console.out().println("config has the values of " + file + " already.");
      return ExitCode.DONE;
    }
    show(settings, content, changes);
    if (isAsked && !Question.yes(console, "Copy these values into " + home.config() + "?")) {
      console.out().println("Nothing was changed.");
      console.out().flush();
      return ExitCode.DONE;
    }
    write(settings, changes);
    console.out().println("Changed. Each value has a row in audit_log.csv.");
    if (HomeLock.isHeld(home)) {
      console.out().println("The running bot goes by the old values until it is started again.");
    }
    console.out().flush();
    return ExitCode.DONE;
  }

  private static ObjectNode read(Path file) {
    try {
      return ConfigFile.read(file);
    } catch (ConfigException e) {
      throw new CommandFailedException(
          e.getMessage() + "\nGive a file that --optimize --sweep has written.", e);
    }
  }

  private static List<Change> changes(SettingsVariants settings, ObjectNode content, Path file) {
    Map<String, JsonNode> others = new LinkedHashMap<>();
    for (String name : settings.contentsWith(List.of()).keySet()) {
      JsonNode other = content.get(name);
      if (other == null) {
        throw new CommandFailedException(
            file
                + " has no part "
                + name
                + ", so it is not what --optimize --sweep has written. Name"
                + " data/optimized_params.json, or a copy of it.");
      }
      others.put(name, other);
    }
    try {
      return settings.changesTo(others);
    } catch (ConfigException e) {
      throw new CommandFailedException(
          "The values of " + file + " cannot be used:\n" + e.getMessage(), e);
    }
  }

  private void show(SettingsVariants settings, ObjectNode content, List<Change> changes)
      throws IOException {
    Page page = new Page(console.out());
    page.table(SweepReport.differences(settings::value, changes));
    for (JsonNode warning : content.path(WARNINGS)) {
      page.item("WARNING: " + warning.asText());
    }
    console.out().flush();
  }

  private void write(SettingsVariants settings, List<Change> changes) throws IOException {
    WholeFiles files = HomeParts.files(console);
    AuditLog audit = HomeParts.audit(home, console);
    Map<String, Map<String, JsonNode>> byFile = new LinkedHashMap<>();
    for (Change change : changes) {
      byFile
          .computeIfAbsent(change.file(), name -> new LinkedHashMap<>())
          .put(change.key(), change.value());
    }
    for (Map.Entry<String, Map<String, JsonNode>> one : byFile.entrySet()) {
      Path file = home.config().resolve(one.getKey());
      String text = Files.readString(file, StandardCharsets.UTF_8);
      boolean isMarked = text.startsWith(BYTE_ORDER_MARK);
      ConfigText edited = new ConfigText(isMarked ? text.substring(1) : text);
      for (Map.Entry<String, JsonNode> value : one.getValue().entrySet()) {
        edited = edited.with(value.getKey(), value.getValue());
      }
      String whole = (isMarked ? BYTE_ORDER_MARK : "") + edited;
      files.write(file, whole.getBytes(StandardCharsets.UTF_8));
      changes.stream()
          .filter(change -> change.file().equals(one.getKey()))
          .forEach(change -> note(audit, settings, change));
    }
  }

  private static void note(AuditLog audit, SettingsVariants settings, Change change) {
    audit.byPerson(
        Action.CONFIG_CHANGE,
        change.file() + " " + change.key() + " by --optimize --apply",
        String.valueOf(settings.value(change.file(), change.key())),
        String.valueOf(change.value()));
  }
}
