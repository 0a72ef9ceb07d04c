package io.cryptobot.cli;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine;

/** What the program can be asked to do. Each is a picocli subcommand, with dashes and without. */
enum Mode {
  BACKTEST("backtest", "Run both strategies over past candles and judge what came of it."),
  PAPER("paper", "Trade with virtual money on live prices, without any key."),
  SANDBOX("sandbox", "Trade on Coinbase's sandbox, with real orders and play money."),
  LIVE("live", "Trade with real money on Coinbase."),
  HEALTH("health", "Check that everything the bot needs is in order."),
  STATUS("status", "Show what the portfolio is worth and what the bot is doing."),
  BACKUP("backup", "Copy state, logs and configuration to a new folder under backups."),
  RESTORE("restore", "Bring a backup back."),
  CREDENTIALS("credentials", "Store, check or remove an API key."),
  KILL("kill", "Stop all trading at once, and keep it stopped."),
  RESUME("resume", "Lift the kill switch."),
  PAUSE("pause", "Make no new entries; exits go on."),
  UNPAUSE("unpause", "Allow entries again."),
  SELL("sell", "Sell a coin, or all, now."),
  REBALANCE("rebalance", "Rebalance the two strategies now."),
  ROLLOUT("rollout", "Judge the seven days of the rollout plan."),
  SIMULATOR("simulator", "Serve a local Coinbase for tests."),
  OPTIMIZE("optimize", "Analyse the trade log, or search for better parameters."),
  VISUALIZE("visualize", "Draw charts of what was traded."),
  DASHBOARD("dashboard", "Serve a page that shows and steers the bot, on this computer."),
  TASK_XML("task-xml", "Print a definition for Windows Task Scheduler."),
  UPDATE("update", "Put this version in the place of an older one, or take it back."),
  EXPLAIN("explain", "Explain a trade from what was recorded."),
  VERIFY("verify", "Check that past decisions were what a backtest would decide.");

  private static final String DASHES = "--";

  private final String word;
  private final String description;

  Mode(String word, String description) {
    this.word = word;
    this.description = description;
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
