package io.cryptobot.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cryptobot.engine.Side;
import io.cryptobot.engine.Trade;
import io.cryptobot.market.Coin;
import io.cryptobot.portfolio.Fill;
import io.cryptobot.portfolio.SleeveId;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TradeLogFormatTest {

  @Test
  void theColumnsAreTheRequiredOnesInOrder() {
    assertEquals(
        "timestamp,strategy,coin,action,price,quantity,pnl,trigger_reason,strategy_version,"
            + "deployment_phase,execution_time_ms,slippage_percent,fee_usd,balance,notes",
        String.join(",", TradeLogFormat.COLUMNS));
  }

  @Test
  void aTradeIsOneRow() {
    Trade trade =
        new Trade(
            Instant.parse("2021-01-22T00:30:00Z").getEpochSecond(),
            SleeveId.AGGRESSIVE,
            new Coin("SOL-USD"),
            Side.SELL,
            new Fill(
                new BigDecimal("2.896"),
                new BigDecimal("10.03570000"),
                new BigDecimal("29.0633872"),
                new BigDecimal("0.1454999990")),
            new BigDecimal("-1.1954999995"),
            0,
            "trailing stop",
            2.9,
            998.8045,
            7);
    String[] row = TradeLogFormat.row(trade, "1.0", "sandbox_test", 12, "a note");
    assertEquals(
        "2021-01-22T00:30:00Z,aggressive,SOL-USD,SELL,2.896,10.0357,-1.1954999995,trailing stop,1.0,"
            + "sandbox_test,12,-0.137931,0.145499999,998.80,a note",
        String.join(",", row));
  }
}
