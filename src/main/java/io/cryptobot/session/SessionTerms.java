package io.cryptobot.session;

import io.cryptobot.engine.EngineOptions;
import io.cryptobot.portfolio.SleeveId;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;

/**
 * By what a session trades, beside the plan.
 *
 * @param environment paper, live, ...
 * @param feeRate what sizing leaves room for
 * @param options what the phase leaves open
 * @param signalMaxAge how old a signal may be, from its candle's close, by sleeve
 * @param configHash of the configuration
 */
public record SessionTerms(
    String environment,
    BigDecimal feeRate,
    EngineOptions options,
    Map<SleeveId, Duration> signalMaxAge,
    String configHash) {}
