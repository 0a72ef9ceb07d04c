package io.cryptobot.cli;

import io.cryptobot.config.BotConfig;
import io.cryptobot.config.ConnectionSettings;
import io.cryptobot.config.PhaseSettings;
import io.cryptobot.home.Home;
import io.cryptobot.orders.Questions.Asked;
import io.cryptobot.simulator.Faults;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code --sandbox}: real orders and play money, at Coinbase's sandbox or at the local Coinbase.
 */
@Command(
    name = "--sandbox",
    description =
        "Trade with real orders and play money: on Coinbase's sandbox, or with --local on a"
            + " Coinbase of its own in this computer.")
final class SandboxCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec;

  @Mixin private GlobalOptions global;

  @Mixin private PhaseOption phase;

  @Mixin private AccountOptions options;

  @Option(names = "--no-confirm", description = "Ask for nothing, whatever the phase says.")
  private boolean noConfirm;

  @Option(
      names = "--local",
      description = "Trade on the local Coinbase, which needs no account and no key.")
  private boolean local;

  @Option(
      names = "--replay",
      paramLabel = "DIR",
      description =
          "Let the local Coinbase's prices be those of the recorded candles in"
              + " DIR/BTC-USD-1h.csv and so on, moved to today.")
  private @Nullable Path replay;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields in
  SandboxCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    options.check();
    if (replay != null && !local) {
      throw new ParameterException(spec.commandLine(), "--replay DIR needs --local.");
    }
    Home home = new Home(global.home(console));
    if (!local) {
      Configuration.refuseToBeginIn(home);
    }
    BotLog.openIn(home.root());
    Startup.step(1, "arguments read, home " + home.root());
    return Startup.guarded(home, console, stop -> run(home, stop));
  }

  private int run(Home home, StopSignal stop) throws IOException {
    BotConfig config =
        local ? Configuration.loadOrBegin(home.root(), console) : Configuration.load(home);
    PhaseSettings settings = phase.in(config);
    if (!settings.useSandbox()) {
      throw new CommandFailedException(
          "The phase "
              + settings.name()
              + " is one of real money (use_sandbox is false in deployment.json); --sandbox takes"
              + " the others, such as sandbox_test.");
    }
    Startup.step(2, "configuration checked, hash " + config.hash());
    Keys keys = new Keys(home, console);
    Asked asked = noConfirm ? Asked.NOTHING : options.asked(settings.requireConfirmation());
    ConnectionSettings connections = config.connections();
    if (!local) {
      Startup.step(3, "prices: the sandbox's own, signals from " + connections.feeds());
      AccountWay way =
          AccountWay.of(
              AccountSource.sandbox(keys, connections, console),
              connections,
              asked,
              false,
              () -> {});
      return new AccountRun(console, home, options, config, settings, keys, way).run(stop);
    }
    try (LocalCoinbase coinbase =
        LocalCoinbase.open(
            home, 0, settings.capital(), prices(home, config, keys), Faults.none(), console)) {
      Startup.step(3, "prices: those of the local Coinbase, " + coinbase.url());
      boolean isReplayed = replay != null;
      AccountWay way =
          new AccountWay(
              AccountSource.local(coinbase, connections, console),
              isReplayed ? connections.withCoinbase(coinbase.url()) : connections,
              isReplayed ? "candles_replayed" : "candles",
              asked,
              false,
              () -> {});
      return new AccountRun(console, home, options, config, settings, keys, way).run(stop);
    }
  }

  private OpenPrices prices(Home home, BotConfig config, Keys keys) {
    return replay == null
        ? LocalPrices.live(home, config, keys, console)
        : LocalPrices.replayed(home, console.workingFolder().resolve(replay), config, console);
  }
}
