package io.cryptobot.session;

import io.cryptobot.backtest.BacktestInput;
import io.cryptobot.engine.CandleWalk;
import io.cryptobot.engine.Engine;
import io.cryptobot.engine.EngineAssembly;
import io.cryptobot.engine.EngineOptions;
import io.cryptobot.engine.EngineState;
import io.cryptobot.engine.Exchange;
import io.cryptobot.engine.TradingPlan;
import io.cryptobot.session.StepRecorder.Due;
import io.cryptobot.state.BotState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/**
 * Paper trading on recorded candles, as fast as the memory keeps its steps: each step is remembered
 * and logged before the next begins, so that a replay that was broken off goes on after its last
 * finished step and ends as if it had never been.
 */
public final class ReplaySession {
  private static final String ENVIRONMENT = "replay";

  private final TradingPlan plan;
  private final SessionMemory memory;
  private final String ledgerId;
  private final CandleWalk walk;
  private final StepRecorder recorder;
  private final Engine engine;

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
   */
  public ReplaySession(
      TradingPlan plan,
      BacktestInput input,
      BigDecimal feeRate,
      Exchange exchange,
      SessionMemory memory,
      String ledgerId,
      Optional<BotState> remembered) {
    this.plan = plan;
    this.memory = memory;
    this.ledgerId = remembered.map(BotState::ledgerId).orElse(ledgerId);
    this.walk =
        new CandleWalk(
            input.series(), input.firstSecond(), input.endSecond(), plan.warmUpCandles());
    this.recorder = new StepRecorder(plan, input.columns(), this::due);
    this.engine =
        new EngineAssembly(plan)
            .engine(input.columns(), feeRate, EngineOptions.DEFAULT, exchange, recorder);
    remembered.ifPresent(this::goOn);
  }

  private void goOn(BotState state) {
    engine.restore(state.engine());
    state.lastStep().ifPresent(step -> walk.skipTo(step.getEpochSecond() + 1));
  }

  private Due due() {
    EngineState state = engine.state();
    return new Due(
        time(state.nextRebalanceSecond()).orElse(Instant.EPOCH), time(state.lastSkimSecond()));
  }

  private static Optional<Instant> time(OptionalLong second) {
    return second.isPresent()
        ? Optional.of(Instant.ofEpochSecond(second.getAsLong()))
        : Optional.empty();
  }

  /**
   * Walks on until the candles end, trading is stopped, or it is asked to.
   *
   * @param stopAsked looked at before every step
   */
  public End run(BooleanSupplier stopAsked) {
    while (walk.hasNext() && !engine.isStopped()) {
      if (stopAsked.getAsBoolean()) {
        return End.INTERRUPTED;
      }
      Instant step = Instant.ofEpochSecond(walk.nextSecond());
      walk.runStep(engine);
      memory.commit(state(step), recorder.take());
    }
    return engine.isStopped() ? End.HARD_STOPPED : End.FINISHED;
  }

  private BotState state(Instant step) {
    return new BotState(
        ledgerId,
        ENVIRONMENT,
        plan.phase(),
        plan.coins(),
        engine.state(),
        Optional.of(step),
        Map.of(),
        false);
  }
}
