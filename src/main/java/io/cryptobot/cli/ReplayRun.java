package io.cryptobot.cli;

import io.cryptobot.backtest.BacktestInput;
import io.cryptobot.engine.EngineOptions;
import io.cryptobot.engine.Exchange;
import io.cryptobot.engine.TradingPlan;
import io.cryptobot.home.KillSwitch;
import io.cryptobot.session.OpenHome;
import io.cryptobot.session.ReplaySession;
import io.cryptobot.session.ReplaySession.End;
import io.cryptobot.status.OpenPosition;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs a replay at its speed, and says how it ended. */
final class ReplayRun {
  /** So many steps are kept in one write where no speed is asked for. */
  private static final int STEPS_AT_A_TIME = 64;

  private static final Duration SLICE = Duration.ofMillis(500);

  private final Console console;
  private final KillSwitch killSwitch;
  private final StopSignal stop;
  private final double speed;
  private @Nullable Instant before;
  private boolean killed;

  /**
   * @param speed how many seconds of the candles pass in one; infinite for as fast as it goes
   */
  ReplayRun(Console console, KillSwitch killSwitch, StopSignal stop, double speed) {
    this.console = console;
    this.killSwitch = killSwitch;
    this.stop = stop;
    this.speed = speed;
  }

  /** Runs it to its end and returns the exit code. */
  int run(
      OpenHome open,
      TradingPlan plan,
      BacktestInput input,
      BigDecimal feeRate,
      Exchange exchange,
      String ledgerId,
      String configHash,
      EngineOptions options,
      RunStart start)
      throws IOException {
    ReplaySession session =
        new ReplaySession(
            plan,
            input,
            feeRate,
            exchange,
            open.memory(),
            ledgerId,
            configHash,
            open.remembered(),
            options,
            Double.isInfinite(speed) ? STEPS_AT_A_TIME : 1);
    start.note();
    End end = session.run(this::goesOn);
    if (end == End.HARD_STOPPED) {
      open.writeLossFlag(session.state());
      session.lossFlagWritten();
      console
          .err()
          .println(
              TradingTexts.hardStop(
                  session.state(), OpenPosition.of(session.state(), Optional.empty(), Map.of())));
      return ExitCode.HARD_STOP;
    }
    String last = session.state().lastStep().map(Instant::toString).orElse("no step");
    console.out().println(said(end, last));
    return ExitCode.DONE;
  }

  private String said(End end, String last) {
    if (killed) {
      return "Kill switch activated: the replay stopped after " + last + "; its state is saved.";
    }
    return end == End.FINISHED
        ? "The replay is done; its last step was at " + last + "."
        : "The replay was stopped after " + last + "; started again, it goes on from there.";
  }

  private boolean goesOn(Instant step) {
    if (before != null && !Double.isInfinite(speed)) {
      waitFor(Duration.between(before, step));
    }
    before = step;
    killed = killed || killSwitch.isOn();
    return !killed && !stop.isAsked();
  }

  private void waitFor(Duration candle) {
    long left = (long) (candle.toMillis() / speed);
    try {
      while (left > 0 && !stop.isAsked() && !killSwitch.isOn()) {
        long slice = Math.min(left, SLICE.toMillis());
        console.sleeper().sleep(Duration.ofMillis(slice));
        left -= slice;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
