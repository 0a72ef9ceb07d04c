package io.cryptobot.cli;

import io.cryptobot.config.BotConfig;
import io.cryptobot.config.PhaseSettings;
import io.cryptobot.engine.TradingPlan;
import io.cryptobot.explain.Verification;
import io.cryptobot.explain.VerificationJson;
import io.cryptobot.explain.VerificationText;
import io.cryptobot.explain.Verifier;
import io.cryptobot.feed.CandleDataException;
import io.cryptobot.feed.CsvCandles;
import io.cryptobot.home.Home;
import io.cryptobot.market.CandleSeries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --verify}: whether the bot decided what a backtest over the same candles decides. */
@Command(
    name = "--verify",
    description = "Check that past decisions were what a backtest would decide.")
final class VerifyCommand implements Callable<Integer> {
  private static final int MOST_DAYS = 36_500;

  private final Console console;

  @Spec private CommandSpec spec;

  @Mixin private GlobalOptions global;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "7",
      description = "The last N days of which decisions are recorded; ${DEFAULT-VALUE}.")
  private int days;

  @Option(
      names = "--csv",
      paramLabel = "DIR",
      description =
          "Judge by the candles in DIR/BTC-USD-1h.csv and so on; by those in data/candles by"
              + " default.")
  private @Nullable Path csv;

  @Option(names = "--json", description = "Print the result as JSON, for programs.")
  private boolean json;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields in
  VerifyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (days < 1 || days > MOST_DAYS) {
      throw new ParameterException(
          spec.commandLine(), "--days is " + days + "; it must be 1 to " + MOST_DAYS + ".");
    }
    Home home = new Home(global.home(console));
    try {
      return verify(home);
    } catch (CandleDataException e) {
      throw new CommandFailedException(String.valueOf(e.getMessage()), e);
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

  private int verify(Home home) throws IOException {
    BotConfig config = Configuration.load(home);
    // Strategies are the same in every phase.
    PhaseSettings phase = config.phases().values().iterator().next();
    TradingPlan plan = Plans.simulated(config, phase, phase.capital(), true);
    List<CandleSeries> series =
        new CsvCandles(folder(home, config)).loadAll(plan.coins(), plan.timeframe());
    int oldest =
        Math.max(
            config.conservative().signalMaxAgeMinutes(), config.aggressive().signalMaxAgeMinutes());
    Optional<Verification> verification =
        new Verifier(home, plan, config.hash(), Duration.ofMinutes(oldest), series).verify(days);
    if (verification.isEmpty()) {
      throw new CommandFailedException(
          "No decision is recorded in "
              + home.decisions()
              + ". A bot records them as it trades; name the right folder with --home DIR.");
    }
    if (json) {
      console.out().println(VerificationJson.text(verification.get()));
    } else {
      VerificationText.print(verification.get(), console.out());
    }
    console.out().flush();
    return verification.get().isExplained() ? ExitCode.DONE : ExitCode.FAILED;
  }

  /** The candles that the bot itself keeps, of the first feed that has any. */
  private Path folder(Home home, BotConfig config) {
    if (csv != null) {
      return console.workingFolder().resolve(csv);
    }
    Path candles = home.data("candles");
    return config.connections().feeds().stream()
        .map(candles::resolve)
        .filter(Files::isDirectory)
        .findFirst()
        .orElseThrow(
            () ->
                new CommandFailedException(
                    "There are no candles in "
                        + candles
                        + " to judge by. A bot on live prices, or --backtest, keeps them there;"
                        + " recorded ones are named with --csv DIR."));
  }
}
