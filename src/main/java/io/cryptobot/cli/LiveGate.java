package io.cryptobot.cli;

import io.cryptobot.config.BotConfig;
import io.cryptobot.home.Home;
import io.cryptobot.rollout.RolloutGate;
import io.cryptobot.rollout.RolloutGate.Closed;
import io.cryptobot.rollout.RolloutGate.Outcome;
import io.cryptobot.rollout.RolloutGate.Overridden;
import io.cryptobot.rollout.RolloutText;
import io.cryptobot.session.OpenHome;
import io.cryptobot.state.BotState;
import io.cryptobot.state.StateCipher;
import java.io.IOException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rollout gate at the start of {@code --live}. Positions that are open in the phase are watched
 * by nothing but the bot, so that a start that goes on with them is never held up.
 */
final class LiveGate implements AccountWay.Gate {
  static final String PHRASE = "trade anyway";

  private static final Logger LOG = LoggerFactory.getLogger(LiveGate.class);

  private final Console console;
  private final Home home;
  private final BotConfig config;
  private final String environment;
  private final String phase;
  private final boolean isOverridden;
  private final StateCipher cipher;
  private final RolloutGate gate;

  /**
   * @param isOverridden whether {@code --override-rollout} was given
   * @param cipher of the state, which tells of open positions
   */
  LiveGate(
      Console console,
      Home home,
      BotConfig config,
      String environment,
      String phase,
      boolean isOverridden,
      StateCipher cipher) {
    this.console = console;
    this.home = home;
    this.config = config;
    this.environment = environment;
    this.phase = phase;
    this.isOverridden = isOverridden;
    this.cipher = cipher;
    this.gate =
        new RolloutGate(
            home,
            HomeParts.files(console),
            HomeParts.audit(home, console),
            console.clock(),
            console.userName());
  }

  @Override
  public void pass() throws IOException {
    if (hasPositions()) {
      tell(
          "Positions are open in "
              + phase
              + ", so the bot starts to watch them; whether the rollout plan is passed, --rollout"
              + " tells.");
      return;
    }
    Outcome outcome = gate.look(environment, phase, config);
    if (outcome instanceof Overridden overridden) {
      tell(RolloutText.overridden(overridden.by()));
    } else if (outcome instanceof Closed closed) {
      String how = isOverridden ? "--override-rollout" : typed(closed);
      tell(RolloutText.overridden(gate.override(environment, phase, closed, how)));
    }
  }

  private boolean hasPositions() {
    return OpenHome.look(home, HomeParts.files(console), cipher)
        .filter(state -> state.environment().equals(environment) && state.phase().equals(phase))
        .filter(LiveGate::holdsAnything)
        .isPresent();
  }

  private static boolean holdsAnything(BotState state) {
    return !state.engine().positions().isEmpty() || !state.intents().isEmpty();
  }

  private void tell(String text) {
    LOG.warn("event=rollout_gate {}", text);
    console.err().println(text);
  }

  /** Asks the person; whoever does not type the phrase does not trade. */
  private String typed(Closed closed) {
    String days =
        closed.missing().stream()
            .map(day -> "  " + RolloutText.missing(day) + "\n")
            .collect(Collectors.joining());
    boolean isTyped =
        console
            .prompt()
            .line(
                "The rollout plan is not passed for "
                    + phase
                    + ":\n"
                    + days
                    + "To trade in this phase anyway, type: "
                    + PHRASE
                    + "\n> ")
            .filter(answer -> answer.strip().equalsIgnoreCase(PHRASE))
            .isPresent();
    if (!isTyped) {
      throw new CommandFailedException(refusal(closed));
    }
    return "typed: " + PHRASE;
  }

  private String refusal(Closed closed) {
    return "Nothing is traded, because the rollout plan is not passed for "
        + phase
        + " and nobody typed \""
        + PHRASE
        + "\". Missing: "
        + closed.missing().stream().map(RolloutText::missing).collect(Collectors.joining(". "))
        + ". --rollout says what to do about each; where nobody can type, as under Task Scheduler,"
        + " --override-rollout goes on without, once for the whole phase.";
  }
}
