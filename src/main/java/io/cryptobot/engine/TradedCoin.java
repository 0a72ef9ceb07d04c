package io.cryptobot.engine;

import io.cryptobot.market.Coin;
import io.cryptobot.portfolio.SleeveId;
import io.cryptobot.strategy.Strategy;
import java.math.BigDecimal;

/**
 * A coin as one of the portfolio's.
 *
 * @param coin which
 * @param sleeve whose cash buys it
 * @param strategy over the coin's own candles
 * @param weight the largest share of its sleeve's value that the coin may be at entry, 0 to 1
 * @param rules what holds for every entry of its sleeve
 */
public record TradedCoin(
    Coin coin, SleeveId sleeve, Strategy strategy, BigDecimal weight, EntryRules rules) {}
