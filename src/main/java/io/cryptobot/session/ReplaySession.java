package io.cryptobot.session;

import io.cryptobot.backtest.BacktestInput;
import io.cryptobot.engine.CandleWalk;
import io.cryptobot.engine.Engine;
import io.cryptobot.engine.EngineAssembly;
import io.cryptobot.engine.EngineOptions;
import io.cryptobot.engine.EngineState;
import io.cryptobot.engine.Exchange;
import io.cryptobot.engine.TradingPlan;
import io.cryptobot.orders.OrderNames;
import io.cryptobot.state.BotState;
import io.cryptobot.state.BotState.Switches;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Paper trading on recorded candles, as fast as the memory keeps its steps. Steps are kept some at
 * a time, for a replay is repeatable: one that was broken off goes on after the last kept step and
 * ends as if it had never been.
 */
public final class ReplaySession {
  public static final String ENVIRONMENT = "replay";

  private final TradingPlan plan;
  private final SessionMemory memory;
  private final String ledgerId;
  private final String configHash;
  private final int stepsAtATime;
  private final CandleWalk walk;
  private final StepRecorder recorder;
  private final Engine engine;
  private final StepRows owed = StepRows.none();
  private Optional<Instant> lastStep;
  private Switches switches;
  private int unkept;

  /** How a session ended. */
  public enum End {
    /** All candles were walked over. */
    FINISHED,
    /** It was asked to stop; the next start goes on from here. */
    INTERRUPTED,
    /** The total loss limit ended all trading. */
    HARD_STOPPED
  }

  /**
   * A session over these candles.
   *
   * @param ledgerId of a fresh ledger; a remembered one keeps its own
   * @param remembered what an earlier start left, if one did
   * @param options what the phase leaves open
   * @param stepsAtATime how many steps are kept together; 1 or more
   */
  public ReplaySession(
      TradingPlan plan,
      BacktestInput input,
      BigDecimal feeRate,
      Exchange exchange,
      SessionMemory memory,
      String ledgerId,
      String configHash,
      Optional<BotState> remembered,
      EngineOptions options,
      int stepsAtATime) {
    this.plan = plan;
    this.memory = memory;
    this.ledgerId = remembered.map(BotState::ledgerId).orElse(ledgerId);
    this.configHash = configHash;
    this.stepsAtATime = stepsAtATime;
    this.lastStep = remembered.flatMap(BotState::lastStep);
    this.switches = remembered.map(BotState::switches).orElse(Switches.NONE);
    this.walk =
        new CandleWalk(
            input.series(), input.firstSecond(), input.endSecond(), plan.warmUpCandles());
    this.recorder =
        new StepRecorder(
            plan,
            input.series(),
            input.columns(),
            this::engineState,
            ENVIRONMENT,
            configHash,
            OrderNames.NONE);
    this.engine =
        new EngineAssembly(plan).engine(input.columns(), feeRate, options, exchange, recorder);
    remembered.ifPresent(state -> engine.restore(state.engine()));
    lastStep.ifPresent(step -> walk.skipTo(step.getEpochSecond() + 1));
    if (remembered.isEmpty()) {
      // Before anything else tells that a bot has run here: a home without a state is a stop then.
      memory.close(state());
    }
  }

  private EngineState engineState() {
    return engine.state();
  }

  /** How the walk is paced and watched. */
  public interface Pace {
    /**
     * Lets the time until a step pass; the first call of a run has no time before it.
     *
     * @return whether to go on; false ends the run before the step
     */
    boolean before(Instant step);
  }

  /** Walks on until the candles end, trading is stopped, or it is asked to. */
  public End run(Pace pace) {
    End end = walk(pace);
    keep();
    memory.close(state());
    return end;
  }

  private End walk(Pace pace) {
    while (walk.hasNext() && !engine.isStopped()) {
      Instant step = Instant.ofEpochSecond(walk.nextSecond());
      if (!pace.before(step)) {
        return End.INTERRUPTED;
      }
      walk.runStep(engine);
      lastStep = Optional.of(step);
      owed.addAll(recorder.take());
      recorder.takeTrades();
      if (++unkept >= stepsAtATime) {
        keep();
      }
    }
    return engine.isStopped() ? End.HARD_STOPPED : End.FINISHED;
  }

  private void keep() {
    if (unkept > 0) {
      memory.commit(state(), owed);
      owed.clear();
      unkept = 0;
    }
  }

  /** Remembers that the hard stop's flag was written. */
  public void lossFlagWritten() {
    switches = switches.lossFlag(true);
    memory.close(state());
  }

  /** What is known now. */
  public BotState state() {
    return new BotState(
        ledgerId,
        ENVIRONMENT,
        plan.phase(),
        plan.capital(),
        plan.coins(),
        engine.state(),
        lastStep,
        Map.of(),
        Map.of(),
        Map.of(),
        Optional.empty(),
        switches,
        List.of(),
        configHash);
  }
}
