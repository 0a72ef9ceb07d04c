package io.cryptobot.cli;

import io.cryptobot.config.BotConfig;
import io.cryptobot.config.ConfigException;
import io.cryptobot.config.ConfigLoader;
import io.cryptobot.explain.Explainer;
import io.cryptobot.explain.Explanation;
import io.cryptobot.explain.ExplanationJson;
import io.cryptobot.explain.ExplanationText;
import io.cryptobot.home.Home;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code --explain}: why a trade was made, or why none was. */
@Command(name = "--explain", description = "Explain a trade from what was recorded.")
final class ExplainCommand implements Callable<Integer> {
  private static final String LAST = "last";
  private static final int MINUTES_ONLY = "2026-01-22T09:05".length();

  private final Console console;

  @Spec private CommandSpec spec;

  @Mixin private GlobalOptions global;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "TIME",
      defaultValue = LAST,
      description =
          "The timestamp of a row of trade_log.csv or signal_log.csv, UTC, such as"
              + " 2026-01-22T09:05:00Z; or last for the last trade.")
  private String time;

  @Option(names = "--json", description = "Print it as JSON, for programs.")
  private boolean json;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields in
  ExplainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Home home = new Home(global.home(console));
    try {
      Explainer explainer = new Explainer(home);
      List<Explanation> explanations = time.equals(LAST) ? explainer.last() : explainer.at(asked());
      if (explanations.isEmpty()) {
        throw nothing(home, explainer);
      }
      print(home, explanations);
      return ExitCode.DONE;
    } catch (IOException e) {
      throw new CommandFailedException(
          "A log in "
              + home.data()
              + " cannot be read ("
              + e.getMessage()
              + "). Close the program that has it open, or mend the file, and try again.",
          e);
    }
  }

  /** As the logs write it; a blank for the T, and no seconds or no Z, are understood too. */
  private Instant asked() {
    String text = time.strip().replace(' ', 'T');
    if (text.endsWith("Z")) {
      text = text.substring(0, text.length() - 1);
    }
    try {
      return Instant.parse(text + (text.length() == MINUTES_ONLY ? ":00Z" : "Z"));
    } catch (DateTimeException e) {
      throw new ParameterException(
          spec.commandLine(),
          "'"
              + time
              + "' is no time; write it as in the logs, 2026-01-22T09:05:00Z, or write last.");
    }
  }

  private CommandFailedException nothing(Home home, Explainer explainer) {
    if (time.equals(LAST)) {
      return new CommandFailedException(
          "Nothing was traded and nothing was decided yet in "
              + home.root()
              + ". Start a bot with --paper, or name the right folder with --home DIR.");
    }
    String nearest =
        explainer
            .nearestTrade(asked())
            .map(trade -> " The nearest trade was at " + trade + ".")
            .orElse(" There is no trade in the log at all.");
    return new CommandFailedException(
        "There is no trade and no decision of " + asked() + "." + nearest);
  }

  private void print(Home home, List<Explanation> explanations) {
    if (json) {
      console.out().println(ExplanationJson.text(explanations));
    } else {
      Optional<BotConfig> config = config(home);
      for (int i = 0; i < explanations.size(); i++) {
        if (i > 0) {
          console.out().println();
        }
        ExplanationText.print(explanations.get(i), config, console.out());
      }
    }
    console.out().flush();
  }

  private Optional<BotConfig> config(Home home) {
    try {
      return Optional.of(ConfigLoader.load(home.config()));
    } catch (ConfigException e) {
      console.err().println("The configuration cannot be used; limits are not shown.");
      return Optional.empty();
    }
  }
}
