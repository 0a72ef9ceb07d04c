package io.cryptobot.cli;

import io.cryptobot.config.BotConfig;
import io.cryptobot.config.PhaseSettings;
import io.cryptobot.engine.TradingPlan;
import io.cryptobot.files.FileLayer;
import io.cryptobot.files.WholeFiles;
import io.cryptobot.home.Home;
import io.cryptobot.home.HomeLock;
import io.cryptobot.home.KillSwitch;
import io.cryptobot.home.Requests.Answer;
import io.cryptobot.home.Requests.Request;
import io.cryptobot.journal.AuditLog;
import io.cryptobot.journal.FileNotWrittenException;
import io.cryptobot.orders.Questions.Asked;
import io.cryptobot.session.OpenHome;
import io.cryptobot.session.OpenHome.Wanted;
import io.cryptobot.session.SessionStoppedException;
import io.cryptobot.session.StartRefusedException;
import io.cryptobot.state.BotState;
import io.cryptobot.state.StateCipher;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Does what a person asks of the bot: a running daemon is asked by a request file, without one this
 * process takes the lock and acts itself.
 */
final class Steering {
  private static final Duration PATIENCE = Duration.ofSeconds(45);
  private static final Answer NO_ANSWER =
      new Answer(
          false,
          "The running bot has not answered within "
              + PATIENCE.toSeconds()
              + " s, so the request was taken back. It may be a replay, which takes no requests, or"
              + " another command that is at work; look at --status.");

  private final Console console;
  private final Home home;
  private final WholeFiles files;

  Steering(Console console, Home home) {
    this.console = console;
    this.home = home;
    this.files = HomeParts.files(console);
  }

  /** Carries it out, prints the answer and returns the exit code. */
  int carryOut(String command, String argument) throws IOException {
    Answer answer = answer(command, argument);
    (answer.ok() ? console.out() : console.err()).println(answer.text());
    return answer.ok() ? ExitCode.DONE : ExitCode.FAILED;
  }

  /** Carries it out and says what became of it. */
  Answer answer(String command, String argument) throws IOException {
    Request request =
        new Request(UUID.randomUUID().toString(), console.clock().instant(), command, argument);
    try {
      return HomeLock.isHeld(home) ? ask(request) : act(request);
    } catch (StartRefusedException | SessionStoppedException | FileNotWrittenException e) {
      throw new CommandFailedException(String.valueOf(e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailedException("Interrupted; look at --status for what was done.", e);
    }
  }

  private Answer ask(Request request) throws IOException, InterruptedException {
    Optional<Answer> answer = new RunningBot(console, home).ask(request, PATIENCE);
    return answer.orElse(NO_ANSWER);
  }

  private Answer act(Request request) throws IOException, InterruptedException {
    Keys keys = new Keys(home, console);
    Optional<BotState> state = OpenHome.look(home, files, StateKey.cipher(keys, false));
    if (state.isEmpty()) {
      return new Answer(false, "No bot has run in this home yet (" + home.root() + ").");
    }
    String environment = state.get().environment();
    BotConfig config = Configuration.loadOrBegin(home.root(), console);
    KillSwitch killSwitch = HomeParts.killSwitch(home, console, Optional.of(config));
    if (request.command().equals("rebalance") && killSwitch.isOn()) {
      return new Answer(false, "The kill switch is on: nothing is rebalanced.");
    }
    PhaseSettings phase =
        config
            .phase(state.get().phase())
            .orElseThrow(
                () ->
                    new CommandFailedException(
                        "deployment.json no longer has the phase "
                            + state.get().phase()
                            + " that this portfolio trades in. Put it back."));
    return switch (environment) {
      case PaperCommand.ENVIRONMENT -> actOnPaper(request, config, phase, keys, killSwitch);
      case AccountSource.LIVE,
          AccountSource.DRY_RUN,
          AccountSource.SANDBOX,
          AccountSource.SIMULATOR ->
          actAtExchange(request, environment, config, phase, keys);
      case AccountSource.SANDBOX_LOCAL ->
          new Answer(
              false,
              "This home trades on the local Coinbase, which runs with the bot alone. Start"
                  + " --sandbox --local and ask again.");
      default ->
          new Answer(
              false,
              "This home is of the environment " + environment + ", which cannot be steered.");
    };
  }

  private Answer actAtExchange(
      Request request, String environment, BotConfig config, PhaseSettings phase, Keys keys)
      throws IOException {
    boolean isDryRun = environment.equals(AccountSource.DRY_RUN);
    AccountSource source =
        AccountSource.of(environment, phase, keys, config.connections(), console);
    AccountWay way = AccountWay.of(source, config.connections(), Asked.NOTHING, isDryRun, () -> {});
    return new AccountRun(console, home, new AccountOptions(), config, phase, keys, way)
        .carryOut(request);
  }

  private Answer actOnPaper(
      Request request, BotConfig config, PhaseSettings phase, Keys keys, KillSwitch killSwitch)
      throws IOException, InterruptedException {
    TradingPlan plan = Plans.simulated(config, phase, phase.capital(), true);
    Wanted wanted =
        Wanted.in(PaperCommand.ENVIRONMENT, phase.name(), plan.coins(), () -> false, true);
    AuditLog audit = HomeParts.audit(home, console);
    StateCipher cipher = StateKey.cipher(keys, config.connections().encryptState());
    LiveRun.Terms terms =
        LiveRun.Terms.simulated(
            config, plan, Paper.exchange(config, null), Duration.ofMinutes(5), keys, () -> false);
    try (OpenHome open =
            OpenHome.open(home, wanted, FileLayer.DISK, files, cipher, killSwitch, audit);
        LiveRun run = new LiveRun(console, open, killSwitch, files, terms)) {
      return run.carryOut(request);
    }
  }
}
