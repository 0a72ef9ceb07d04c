package io.cryptobot.state;

import io.cryptobot.engine.EngineState;
import io.cryptobot.market.Coin;
import io.cryptobot.risk.RiskState;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the bot knows between two runs, beside its logs.
 *
 * @param ledgerId names this ledger for as long as it lives; part of every client order id
 * @param environment in which it trades: paper, replay, sandbox, sandbox_local, live, dry_run,
 *     simulator
 * @param phase of deployment
 * @param capital what was put into the ledger from outside, in US dollars
 * @param coins of the portfolio, the conservative ones first; {@code engine} counts them in this
 *     order
 * @param engine ledger, counters and positions
 * @param lastStep when the engine last made a step
 * @param lastJudged open time of the latest candle whose entry signal was judged, by coin
 * @param lastExitJudged the same of the indicator exits
 * @param blocks why entries of a coin are forbidden, as it was last logged; absent where they are
 *     not
 * @param week what the weekly summary counts; empty before the first week
 * @param switches what a person or a limit has switched
 * @param intents of the orders under way at a real account
 * @param configHash of the configuration that the bot runs by
 */
public record BotState(
    String ledgerId,
    String environment,
    String phase,
    BigDecimal capital,
    List<Coin> coins,
    EngineState engine,
    Optional<Instant> lastStep,
    Map<Coin, Instant> lastJudged,
    Map<Coin, Instant> lastExitJudged,
    Map<Coin, String> blocks,
    Optional<Week> week,
    Switches switches,
    List<OrderIntent> intents,
    String configHash) {

  public BotState {
    coins = List.copyOf(coins);
    lastJudged = Map.copyOf(lastJudged);
    lastExitJudged = Map.copyOf(lastExitJudged);
    blocks = Map.copyOf(blocks);
    intents = List.copyOf(intents);
  }

  /**
   * The week that is being counted, from Monday 00:00 UTC.
   *
   * @param begin its Monday
   * @param value of the portfolio when it began, in US dollars
   * @param trades since then, buys and sales
   * @param profitOrLoss of the sales since then, in US dollars
   */
  public record Week(LocalDate begin, BigDecimal value, int trades, BigDecimal profitOrLoss) {

    /** With one more trade; a buy has brought nothing in. */
    public Week with(BigDecimal broughtIn) {
      return new Week(begin, value, trades + 1, profitOrLoss.add(broughtIn));
    }
  }

  /**
   * What a person or a limit has switched.
   *
   * @param entriesPaused whether a person has asked for no new entries
   * @param lossFlagWritten whether the hard stop's flag file was written, so that its absence is a
   *     person's doing
   * @param doneRequests ids of requests that were carried out, the latest last
   * @param iterationsWithoutPrices how many in a row had no price at all
   */
  public record Switches(
      boolean entriesPaused,
      boolean lossFlagWritten,
      List<String> doneRequests,
      int iterationsWithoutPrices) {
    public static final Switches NONE = new Switches(false, false, List.of(), 0);

    private static final int REMEMBERED = 100;

    public Switches {
      int size = doneRequests.size();
      doneRequests = List.copyOf(doneRequests.subList(Math.max(0, size - REMEMBERED), size));
    }

    public Switches paused(boolean isPaused) {
      return new Switches(isPaused, lossFlagWritten, doneRequests, iterationsWithoutPrices);
    }

    public Switches lossFlag(boolean isWritten) {
      return new Switches(entriesPaused, isWritten, doneRequests, iterationsWithoutPrices);
    }

    public Switches withoutPrices(int iterations) {
      return new Switches(entriesPaused, lossFlagWritten, doneRequests, iterations);
    }

    /** With one more request done. */
    public Switches done(String request) {
      List<String> all = new ArrayList<>(doneRequests);
      all.add(request);
      return new Switches(entriesPaused, lossFlagWritten, all, iterationsWithoutPrices);
    }
  }

  /** With other intents. */
  public BotState withIntents(List<OrderIntent> other) {
    return new BotState(
        ledgerId,
        environment,
        phase,
        capital,
        coins,
        engine,
        lastStep,
        lastJudged,
        lastExitJudged,
        blocks,
        week,
        switches,
        other,
        configHash);
  }

  /** In another phase, with another capital. */
  public BotState in(String otherPhase, BigDecimal otherCapital) {
    return new BotState(
        ledgerId,
        environment,
        otherPhase,
        otherCapital,
        coins,
        engine,
        lastStep,
        lastJudged,
        lastExitJudged,
        blocks,
        week,
        switches,
        intents,
        configHash);
  }

  /** With another engine's state. */
  public BotState with(EngineState other) {
    return new BotState(
        ledgerId,
        environment,
        phase,
        capital,
        coins,
        other,
        lastStep,
        lastJudged,
        lastExitJudged,
        blocks,
        week,
        switches,
        intents,
        configHash);
  }

  public BotState with(List<Coin> other) {
    return new BotState(
        ledgerId,
        environment,
        phase,
        capital,
        other,
        engine,
        lastStep,
        lastJudged,
        lastExitJudged,
        blocks,
        week,
        switches,
        intents,
        configHash);
  }

  public BotState with(Switches other) {
    return new BotState(
        ledgerId,
        environment,
        phase,
        capital,
        coins,
        engine,
        lastStep,
        lastJudged,
        lastExitJudged,
        blocks,
        week,
        other,
        intents,
        configHash);
  }

  /** With the counters in the order of the coins as they are configured now. */
  public BotState alignedTo(List<Coin> wanted) {
    if (coins.equals(wanted)) {
      return this;
    }
    RiskState risk = engine.risk();
    List<Long> seconds = new ArrayList<>();
    for (Coin coin : wanted) {
      int before = coins.indexOf(coin);
      seconds.add(before < 0 ? Long.MIN_VALUE : risk.lastTradeSeconds().get(before));
    }
    return with(wanted)
        .with(
            engine.with(
                new RiskState(
                    risk.day(), risk.dailyLoss(), risk.totalLoss(), risk.tradesToday(), seconds),
                engine.stopped()));
  }
}
