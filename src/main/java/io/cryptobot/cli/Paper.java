package io.cryptobot.cli;

import io.cryptobot.config.BotConfig;
import io.cryptobot.config.ConnectionSettings.PaperSlippage;
import io.cryptobot.engine.Exchange;
import io.cryptobot.exchange.SimulatedExchange;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** How paper orders are filled. */
final class Paper {
  private static final int PERCENT_DIGITS = 2;

  private Paper() {}

  /**
   * The exchange of paper trading.
   *
   * @param slippage in percent, for every coin; null for those of the configuration
   */
  static Exchange exchange(BotConfig config, @Nullable BigDecimal slippage) {
    PaperSlippage configured = config.connections().paperSlippage();
    BigDecimal fixed = slippage == null ? null : slippage.movePointLeft(PERCENT_DIGITS);
    return new SimulatedExchange(
        config.connections().feeRate(),
        coin -> (fixed == null ? configured.of(coin.product()) : fixed).doubleValue());
  }
}
