package io.cryptobot.health;

import io.cryptobot.health.WindowsCommands.Output;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Windows says of sleep, the scheduled task and rights. Reads numbers and XML, never
 * sentences.
 */
public final class WindowsFacts {
  /** As {@code --task-xml} describes it. */
  public static final String TASK = "CryptoBot";

  private static final Pattern SETTING = Pattern.compile("0x([0-9a-fA-F]{8})");
  private static final Pattern USER = Pattern.compile("S-1-5-[0-9-]+");
  private static final Pattern SETTINGS =
      Pattern.compile("<Settings>.*?</Settings>", Pattern.DOTALL);

  private final WindowsCommands commands;

  public WindowsFacts(WindowsCommands commands) {
    this.commands = commands;
  }

  /**
   * After how long without a person the computer goes to sleep; zero is never.
   *
   * @param onMains plugged in
   */
  record Sleep(Duration onMains, Duration onBattery) {}

  /** What matters of the task's settings. */
  record Task(boolean isEnabled, boolean needsMains) {}

  /** Empty if Windows does not say, as on a computer that cannot sleep. */
  Optional<Sleep> sleep() throws IOException, InterruptedException {
    Output output =
        commands.run(List.of("powercfg", "/query", "SCHEME_CURRENT", "SUB_SLEEP", "STANDBYIDLE"));
    List<Duration> values = new ArrayList<>();
    Matcher matcher = SETTING.matcher(output.text());
    while (matcher.find()) {
      values.add(Duration.ofSeconds(Long.parseLong(matcher.group(1), 16)));
    }
    // Lowest, highest and step come first; the values in use are the last two, in every language.
    int count = values.size();
    return output.exitCode() != 0 || count < 2
        ? Optional.empty()
        : Optional.of(new Sleep(values.get(count - 2), values.get(count - 1)));
  }

  /** Empty if there is no such task. */
  Optional<Task> task() throws IOException, InterruptedException {
    Output output = commands.run(List.of("schtasks", "/query", "/tn", TASK, "/xml"));
    if (output.exitCode() != 0) {
      return Optional.empty();
    }
    // Some versions print two bytes a letter.
    Matcher settings = SETTINGS.matcher(output.text().replace("\0", ""));
    if (!settings.find()) {
      return Optional.empty();
    }
    String text = settings.group();
    return Optional.of(
        new Task(
            !says(text, "Enabled", "false"),
            !says(text, "DisallowStartIfOnBatteries", "false")
                || !says(text, "StopIfGoingOnBatteries", "false")));
  }

  /** The number of who runs this: {@code S-1-5-21-...}; empty if Windows does not say. */
  Optional<String> user() throws IOException, InterruptedException {
    Output output = commands.run(List.of("whoami", "/user", "/fo", "csv", "/nh"));
    Matcher number = USER.matcher(output.text());
    return output.exitCode() == 0 && number.find() ? Optional.of(number.group()) : Optional.empty();
  }

  /** A folder's access list as SDDL; empty if Windows does not say. */
  Optional<String> rights(Path folder) throws IOException, InterruptedException {
    Path saved = Files.createTempFile("cryptobot", ".acl");
    try {
      Output output =
          commands.run(List.of("icacls", folder.toString(), "/save", saved.toString(), "/q"));
      // Two bytes a letter: the folder's name in a line, its list in the next.
      String text = Files.readString(saved, StandardCharsets.UTF_16LE);
      int list = text.lastIndexOf("D:");
      return output.exitCode() != 0 || list < 0
          ? Optional.empty()
          : Optional.of(text.substring(list).strip());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    } finally {
      Files.deleteIfExists(saved);
    }
  }

  private static boolean says(String xml, String element, String value) {
    return xml.contains("<" + element + ">" + value + "</" + element + ">");
  }
}
