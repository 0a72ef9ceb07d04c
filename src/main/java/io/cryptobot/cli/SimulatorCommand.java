package io.cryptobot.cli;

import io.cryptobot.config.BotConfig;
import io.cryptobot.home.Home;
import io.cryptobot.simulator.Faults;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --simulator}: the local Coinbase alone, for any client of Coinbase. */
@Command(
    name = "--simulator",
    description =
        "Serve the local Coinbase on this computer, for tests. Its first line says where it is and"
            + " which keys it takes, as JSON.")
final class SimulatorCommand implements Callable<Integer> {
  private static final BigDecimal DOLLARS = new BigDecimal("10000");
  private static final Duration TICK = Duration.ofMillis(200);

  private final Console console;

  @Spec private CommandSpec spec;

  @Mixin private GlobalOptions global;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "0",
      description = "Serve on this port of 127.0.0.1; any free one by default.")
  private int port;

  @Option(
      names = "--replay",
      paramLabel = "DIR",
      description =
          "Take the prices from the recorded candles in DIR/BTC-USD-1h.csv and so on, moved to"
              + " today; from the live feeds by default.")
  private @Nullable Path replay;

  @Option(
      names = "--faults",
      paramLabel = "FILE",
      description = "Let go wrong what this JSON file lists.")
  private @Nullable Path faults;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields in
  SimulatorCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (!LocalCoinbase.isPort(port)) {
      throw new ParameterException(
          spec.commandLine(), "--port is " + port + "; it must be a number from 0 to 65535.");
    }
    Home home = new Home(global.home(console));
    BotLog.openIn(home.root());
    return Startup.guarded(home, console, stop -> serve(home, stop));
  }

  private int serve(Home home, StopSignal stop) {
    Faults wrong = faults();
    BotConfig config = Configuration.loadOrBegin(home.root(), console);
    OpenPrices prices =
        replay == null
            ? LocalPrices.live(home, config, new Keys(home, console), console)
            : LocalPrices.replayed(home, console.workingFolder().resolve(replay), config, console);
    try (LocalCoinbase coinbase = LocalCoinbase.open(home, port, DOLLARS, prices, wrong, console)) {
      console.out().println(coinbase.announcement());
      console.out().flush();
      while (!stop.isAsked()) {
        console.sleeper().sleep(TICK);
      }
      return ExitCode.DONE;
    } catch (InterruptedException e) {
      return ExitCode.DONE;
    }
  }

  private Faults faults() {
    if (faults == null) {
      return Faults.none();
    }
    try {
      return Faults.read(console.workingFolder().resolve(faults));
    } catch (IOException e) {
      throw new CommandFailedException(
          "The faults cannot be read: " + e.getMessage() + ". Check --faults FILE.", e);
    }
  }
}
