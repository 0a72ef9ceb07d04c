package io.cryptobot.cli;

import io.cryptobot.config.BotConfig;
import io.cryptobot.config.PhaseSettings;
import io.cryptobot.home.Home;
import io.cryptobot.orders.Questions.Asked;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code --live}: real money; with {@code --dry-run} everything but the sending of orders. */
@Command(name = "--live", description = "Trade with real money on Coinbase.")
final class LiveCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec;

  @Mixin private GlobalOptions global;

  @Mixin private AccountOptions options;

  @Option(
      names = "--phase",
      paramLabel = "P",
      required = true,
      description = "Capital and limits of this phase of deployment.json, such as micro_live.")
  private String phase;

  @Option(
      names = "--dry-run",
      description = "Send no order: log what would be sent and fill it virtually at the quote.")
  private boolean dryRun;

  @Option(
      names = "--override-rollout",
      description =
          "Trade in this phase although the rollout plan is not passed for it; for where nobody can"
              + " type, such as Task Scheduler. See --rollout.")
  private boolean overrideRollout;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields in
  LiveCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    options.check();
    Home home = new Home(global.home(console));
    Configuration.refuseToBeginIn(home);
    BotLog.openIn(home.root());
    Startup.step(1, "arguments read, home " + home.root());
    return Startup.guarded(home, console, stop -> run(home, stop));
  }

  private int run(Home home, StopSignal stop) throws IOException {
    BotConfig config = Configuration.load(home);
    PhaseSettings settings = PhaseOption.in(config, phase, spec);
    if (settings.useSandbox() && !dryRun) {
      throw new CommandFailedException(
          "The phase "
              + settings.name()
              + " is for the sandbox (use_sandbox is true in deployment.json); --live takes the"
              + " others, such as micro_live.");
    }
    Startup.step(2, "configuration checked, hash " + config.hash());
    Startup.step(3, "prices: " + config.connections().feeds());
    Keys keys = new Keys(home, console);
    Asked asked = dryRun ? Asked.NOTHING : options.asked(settings.requireConfirmation());
    AccountSource source = AccountSource.live(keys, config.connections(), console);
    AccountWay way =
        AccountWay.of(
            source,
            config.connections(),
            asked,
            dryRun,
            dryRun ? () -> {} : gate(home, config, settings.name(), source.environment(), keys));
    return new AccountRun(console, home, options, config, settings, keys, way).run(stop);
  }

  private LiveGate gate(
      Home home, BotConfig config, String phaseName, String environment, Keys keys) {
    return new LiveGate(
        console,
        home,
        config,
        environment,
        phaseName,
        overrideRollout,
        StateKey.cipher(keys, config.connections().encryptState()));
  }
}
