package io.cryptobot.cli;

import io.cryptobot.config.BotConfig;
import io.cryptobot.config.PhaseSettings;
import io.cryptobot.engine.TradingPlan;
import io.cryptobot.files.FileLayer;
import io.cryptobot.files.WholeFiles;
import io.cryptobot.home.Home;
import io.cryptobot.home.HomeLock;
import io.cryptobot.home.KillSwitch;
import io.cryptobot.home.Requests;
import io.cryptobot.home.Requests.Answer;
import io.cryptobot.home.Requests.Request;
import io.cryptobot.journal.AuditLog;
import io.cryptobot.journal.FileNotWrittenException;
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
  private static final Duration TICK = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(45);

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
    Requests requests = new Requests(home, files, console.clock());
    requests.ask(request);
    for (long waited = 0; waited < PATIENCE.toMillis(); waited += TICK.toMillis()) {
      Optional<Answer> answer = requests.answer(request.id());
      if (answer.isPresent()) {
        requests.forget(request.id());
        return answer.get();
      }
      console.sleeper().sleep(TICK);
    }
    requests.forget(request.id());
    return new Answer(
        false,
        "The running bot has not answered within "
            + PATIENCE.toSeconds()
            + " s, so the request was taken back. It may be a replay, which takes no requests, or"
            + " another command that is at work; look at --status.");
  }

  private Answer act(Request request) throws IOException, InterruptedException {
    Keys keys = new Keys(home, console);
    Optional<BotState> state = OpenHome.look(home, files, StateKey.cipher(keys, false));
    if (state.isEmpty()) {
      return new Answer(false, "No bot has run in this home yet (" + home.root() + ").");
    }
    String environment = state.get().environment();
    if (!environment.equals(PaperCommand.ENVIRONMENT)) {
      return new Answer(
          false, "This home is of the environment " + environment + ", which cannot be steered.");
    }
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
    TradingPlan plan = Plans.simulated(config, phase, phase.capital(), true);
    Wanted wanted = new Wanted(environment, phase.name(), plan.coins(), () -> false, true);
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
