package io.cryptobot.journal;

import io.cryptobot.engine.Trade;
import java.util.List;

/**
 * The format of {@code trade_log.csv}. A row:
 *
 * <pre>
 * 2021-01-22T00:30:00Z,aggressive,SOL-USD,SELL,2.899621,10.03579433,-1.1954999995,trailing stop,1.0,
 * sandbox_test,0,0,0.1454999999,998.80,
 * </pre>
 *
 * Price in US dollars a coin; quantity in coins; {@code pnl} and {@code fee_usd} in US dollars to
 * the ledger's last digit; {@code slippage_percent} in percent of the price that the decision was
 * made at; {@code balance} what the portfolio is worth after the trade, to the cent.
 */
public final class TradeLogFormat {
  public static final String FILE = "trade_log.csv";
  public static final List<String> COLUMNS =
      List.of(
          "timestamp",
          "strategy",
          "coin",
          "action",
          "price",
          "quantity",
          "pnl",
          "trigger_reason",
          "strategy_version",
          "deployment_phase",
          "execution_time_ms",
          "slippage_percent",
          "fee_usd",
          "balance",
          "notes");

  private static final int SLIPPAGE_DECIMALS = 6;

  private TradeLogFormat() {}

  /**
   * The row of a trade.
   *
   * @param strategyVersion version of the settings it was made by
   * @param phase the deployment phase
   * @param executionMillis from the signal to the fill; 0 where simulated
   * @param notes anything else, or empty
   */
  public static String[] row(
      Trade trade, String strategyVersion, String phase, long executionMillis, String notes) {
    return new String[] {
      CsvText.of(trade.time()),
      trade.sleeve().label(),
      trade.coin().product(),
      trade.side().name(),
      CsvText.of(trade.fill().price()),
      CsvText.of(trade.fill().quantity()),
      CsvText.of(trade.profitOrLoss()),
      trade.reason(),
      strategyVersion,
      phase,
      CsvText.of(executionMillis),
      CsvText.of(trade.slippagePercent(), SLIPPAGE_DECIMALS),
      CsvText.of(trade.fill().fee()),
      CsvText.cents(trade.portfolioValue()),
      notes
    };
  }
}
