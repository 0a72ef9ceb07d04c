package io.cryptobot.task;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * A task of Windows Task Scheduler.
 *
 * @param name under which it stands in the scheduler's library
 * @param description for a person
 * @param begin from when on it runs; the scheduler counts from it
 * @param schedule when it runs
 * @param needsNetwork whether it waits for a connection
 * @param account whose rights it has
 * @param program what it starts
 */
public record TaskDefinition(
    String name,
    String description,
    Instant begin,
    Schedule schedule,
    boolean needsNetwork,
    Account account,
    Program program) {

  /** Runs the bot; health looks for a task of this name. */
  public static final String BOT = "CryptoBot";

  /** Takes the weekly backup. */
  public static final String BACKUP = "CryptoBot Backup";

  /** A minute after each hour its candle is published; at the full hour it mostly is not. */
  private static final Duration BOT_BEGINS = Duration.ofMinutes(1);

  /** Between two runs of the bot. */
  private static final Duration BACKUP_BEGINS = Duration.ofMinutes(33);

  /** When a task runs. */
  public sealed interface Schedule {}

  /** All day long. */
  public record Every(Duration interval) implements Schedule {}

  /** Each Sunday. */
  public record Weekly() implements Schedule {}

  /**
   * Whose rights a task has.
   *
   * @param user such as {@code DESKTOP-1\anna}
   * @param highest whether with an administrator's rights, which the bot does not need
   * @param hidden whether the scheduler's window leaves it out
   */
  public record Account(String user, boolean highest, boolean hidden) {}

  /**
   * What a task starts. Paths are as Windows writes them.
   *
   * @param java the program java.exe
   * @param jar the bot's
   * @param archive the class-data archive; it need not be there
   * @param home the bot's folder, in which it is started
   */
  public record Program(String java, String jar, String archive, String home, List<String> mode) {
    public Program {
      mode = List.copyOf(mode);
    }

    /** All that stands after java.exe, quoted as Windows wants it. */
    String arguments() {
      List<String> all = new ArrayList<>(JavaFlags.always());
      all.add(JavaFlags.archive(archive));
      all.add("-jar");
      all.add(jar);
      all.addAll(mode);
      return CommandLineText.of(all);
    }
  }

  /** The bot, one look at the market at a time. */
  public static TaskDefinition bot(
      String description, Instant now, Duration interval, Account account, Program program) {
    return new TaskDefinition(
        BOT, description, day(now).plus(BOT_BEGINS), new Every(interval), true, account, program);
  }

  /** The weekly backup. */
  public static TaskDefinition backup(Instant now, Account account, Program program) {
    return new TaskDefinition(
        BACKUP,
        "Weekly backup of the crypto trading bot; the last four stay",
        day(now).plus(BACKUP_BEGINS),
        new Weekly(),
        false,
        account,
        program);
  }

  private static Instant day(Instant now) {
    return now.truncatedTo(ChronoUnit.DAYS);
  }
}
