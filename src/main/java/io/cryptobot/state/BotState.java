package io.cryptobot.state;

import io.cryptobot.engine.EngineState;
import io.cryptobot.market.Coin;
import java.time.Instant;
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
 * @param coins of the portfolio, the conservative ones first; {@code engine} counts them in this
 *     order
 * @param engine ledger, counters and positions
 * @param lastStep when the engine last made a step
 * @param lastJudged open time of the latest candle whose entry signal was judged, by coin
 * @param entriesPaused whether a person has asked for no new entries
 */
public record BotState(
    String ledgerId,
    String environment,
    String phase,
    List<Coin> coins,
    EngineState engine,
    Optional<Instant> lastStep,
    Map<Coin, Instant> lastJudged,
    boolean entriesPaused) {

  public BotState {
    coins = List.copyOf(coins);
    lastJudged = Map.copyOf(lastJudged);
  }
}
