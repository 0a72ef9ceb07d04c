package io.cryptobot.health;

import io.cryptobot.home.Home;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The logs can be written to: nobody has one open in a spreadsheet, which locks it on Windows. */
public final class LogFilesCheck implements HealthCheck {
  private final Home home;

  public LogFilesCheck(Home home) {
    this.home = home;
  }

  @Override
  public String name() {
    return "log files";
  }

  @Override
  public Finding check() throws IOException {
    List<Path> logs = logs();
    List<String> blocked = logs.stream().filter(log -> !isWritable(log)).map(this::shown).toList();
    if (blocked.isEmpty()) {
      return Finding.pass(logs.isEmpty() ? "there are none yet" : "can be written: " + logs.size());
    }
    return Finding.warn(
        "cannot be written: " + String.join(", ", blocked),
        "Close the program that has it open (Excel, an editor), or take away its write"
            + " protection. The bot writes what it owes when it can.");
  }

  private List<Path> logs() throws IOException {
    List<Path> logs = new ArrayList<>();
    if (Files.isDirectory(home.data())) {
      try (Stream<Path> files = Files.list(home.data())) {
        files.filter(file -> file.toString().endsWith("_log.csv")).sorted().forEach(logs::add);
      }
    }
    Path botLog = home.logs().resolve("bot.log");
    if (Files.exists(botLog)) {
      logs.add(botLog);
    }
    return logs;
  }

  private String shown(Path log) {
    return home.root().relativize(log).toString();
  }

  /** Takes no lock: on Windows that would hold up the bot's own writing. */
  private static boolean isWritable(Path log) {
    try (FileChannel channel = FileChannel.open(log, StandardOpenOption.WRITE)) {
      return channel.isOpen();
    } catch (IOException e) {
      return false;
    }
  }
}
