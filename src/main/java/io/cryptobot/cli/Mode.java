package io.cryptobot.cli;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine;

/** What the program can be asked to do. Each is a picocli subcommand, with dashes and without. */
enum Mode {
  BACKTEST("backtest", "Run both strategies over past candles and judge what came of it.", true),
  PAPER("paper", "Trade with virtual money on live prices, without any key.", true),
  SANDBOX("sandbox", "Trade on Coinbase's sandbox, with real orders and play money.", true),
  LIVE("live", "Trade with real money on Coinbase.", true),
  HEALTH("health", "Check that everything the bot needs is in order.", true),
  STATUS("status", "Show what the portfolio is worth and what the bot is doing.", true),
  BACKUP("backup", "Copy state, logs and configuration to a new folder under backups.", true),
  RESTORE("restore", "Bring a backup back.", true),
  CREDENTIALS("credentials", "Store, check or remove an API key.", true),
  KILL("kill", "Stop all trading at once, and keep it stopped.", true),
  RESUME("resume", "Lift the kill switch.", true),
  PAUSE("pause", "Make no new entries; exits go on.", true),
  UNPAUSE("unpause", "Allow entries again.", true),
  SELL("sell", "Sell a coin, or all, now.", true),
  REBALANCE("rebalance", "Rebalance the two strategies now.", true),
  ROLLOUT("rollout", "Judge the seven days of the rollout plan.", false),
  SIMULATOR("simulator", "Serve a local Coinbase for tests.", true),
  OPTIMIZE("optimize", "Analyse the trade log, or search for better parameters.", false),
  VISUALIZE("visualize", "Draw charts of what was traded.", false),
  DASHBOARD("dashboard", "Serve a page that shows and steers the bot, on this computer.", false),
  TASK_XML("task-xml", "Print a definition for Windows Task Scheduler.", true),
  UPDATE("update", "Put this version in the place of an older one, or take it back.", true),
  EXPLAIN("explain", "Explain a trade from what was recorded.", false),
  VERIFY("verify", "Check that past decisions were what a backtest would decide.", false);

  private static final String DASHES = "--";

  private final String word;
  private final String description;
  private final boolean available;

  Mode(String word, String description, boolean available) {
    this.word = word;
    this.description = description;
    this.available = available;
  }

  /** With its dashes: {@code --backtest}. */
  String option() {
    return DASHES + word;
  }

  String word() {
    return word;
  }

  String description() {
    return description;
  }

  /** Whether this version can do it. */
  boolean isAvailable() {
    return available;
  }

  /** This mode's subcommand. */
  CommandLine commandIn(CommandLine commands) {
    return Objects.requireNonNull(commands.getSubcommands().get(option()), word);
  }

  static Optional<Mode> of(String argument) {
    return Arrays.stream(values())
        .filter(mode -> argument.equals(mode.word) || argument.equals(mode.option()))
        .findFirst();
  }
}
