package io.cryptobot.session;

import io.cryptobot.home.Home;
import io.cryptobot.home.KillSwitch;
import io.cryptobot.home.LossFlag;
import io.cryptobot.market.Coin;
import io.cryptobot.session.StartRefusedException.Why;
import io.cryptobot.state.BotState;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Why trading does not start, and what to do then. */
final class StartRefusals {
  private static final Set<String> REAL_ORDERS = Set.of("live", "sandbox");

  private StartRefusals() {}

  static StartRefusedException failed(String message) {
    return new StartRefusedException(Why.FAILED, message);
  }

  static StartRefusedException alreadyRunning(Home home) {
    return new StartRefusedException(
        Why.ALREADY_RUNNING,
        "Another copy of the bot already trades on this home ("
            + home.root()
            + "), so this one does not start. See what it does with --status, stop it with Ctrl+C"
            + " in its window or with --kill.");
  }

  static StartRefusedException killed(KillSwitch killSwitch) {
    return new StartRefusedException(
        Why.KILLED,
        killSwitch.isFlagMissing()
            ? "The kill switch is on: its flag was deleted, but not by --resume, which asks for the"
                + " password. Nothing is traded; lift it with --resume."
            : "The kill switch is on ("
                + killSwitch.file()
                + "): nothing is traded. Lift it with --resume.");
  }

  static StartRefusedException hardStopped(LossFlag flag) {
    return new StartRefusedException(
        Why.HARD_STOPPED,
        "The total loss limit was reached, so trading stays stopped. Look at what happened"
            + " (--status), then delete "
            + flag.file()
            + " to let the bot count losses anew and trade on.");
  }

  static StartRefusedException otherEnvironment(String from, String to) {
    return failed(
        "This home belongs to the environment "
            + from
            + ", and "
            + to
            + " was asked for. Add --switch-environment to put the "
            + from
            + " portfolio aside (it is kept), or use another folder with --home DIR.");
  }

  /** A portfolio is put aside only with nothing out and nothing held, and whole. */
  static void refuseToLeave(BotState state, Optional<String> recovery, String to) {
    String from = state.environment();
    if (REAL_ORDERS.contains(from) && !state.engine().orders().underWay().isEmpty()) {
      throw failed(
          "This home trades in "
              + from
              + " and has an order under way. Start it there once, so that it learns what became"
              + " of it, or use another folder with --home DIR.");
    }
    if (REAL_ORDERS.contains(from) && !state.engine().positions().isEmpty()) {
      throw failed(
          "This home trades in "
              + from
              + " and holds "
              + List.copyOf(state.engine().positions().keySet())
              + ". Sell them there first (--sell all), or use another folder with --home DIR.");
    }
    if (recovery.isPresent()) {
      throw failed(
          recovery.get()
              + " Start the bot once in its own environment, "
              + from
              + ", so that it recovers, before the home changes to "
              + to
              + ".");
    }
  }

  static void refuseOtherPhase(BotState state, String phase) {
    if (!state.phase().equals(phase)) {
      throw failed(
          "This portfolio trades in the phase "
              + state.phase()
              + ", and "
              + phase
              + " was asked for. Start it with --phase "
              + state.phase()
              + ", or begin another portfolio in another folder with --home DIR.");
    }
  }

  static void refuseOrphans(BotState state, List<Coin> coins) {
    String orphans =
        state.engine().positions().keySet().stream()
            .filter(coin -> !coins.contains(coin))
            .map(Coin::product)
            .collect(Collectors.joining(", "));
    if (!orphans.isEmpty()) {
      throw failed(
          "The portfolio holds "
              + orphans
              + ", which the settings files no longer name. Put the coin back into its settings"
              + " file until its position is sold.");
    }
  }
}
