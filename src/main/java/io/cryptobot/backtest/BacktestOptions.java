package io.cryptobot.backtest;

import io.cryptobot.engine.EngineOptions;
import java.math.BigDecimal;

/**
 * What a run assumes of the exchange.
 *
 * @param feeRate part of the traded value, 0.005 for 0.5 %
 * @param slippage part of the price by which every fill is worse, 0.001 for 0.1 %
 * @param engine how candles fill stops
 */
public record BacktestOptions(BigDecimal feeRate, double slippage, EngineOptions engine) {}
