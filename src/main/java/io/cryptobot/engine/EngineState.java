package io.cryptobot.engine;

import io.cryptobot.portfolio.SleeveState;
import io.cryptobot.risk.RiskState;
import java.util.OptionalLong;

/**
 * All that an engine must remember to go on as if it had never stopped.
 *
 * @param conservative cash, baseline and positions
 * @param aggressive cash, baseline and positions
 * @param risk loss and trade counters
 * @param nextRebalanceSecond when the next rebalance is due, in seconds since the epoch; empty
 *     before the first step
 * @param lastSkimSecond when profit was last skimmed, in seconds since the epoch
 * @param stopped whether the total loss limit has ended all trading
 */
public record EngineState(
    SleeveState conservative,
    SleeveState aggressive,
    RiskState risk,
    OptionalLong nextRebalanceSecond,
    OptionalLong lastSkimSecond,
    boolean stopped) {}
