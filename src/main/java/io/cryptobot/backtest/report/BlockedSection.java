package io.cryptobot.backtest.report;

import io.cryptobot.backtest.BacktestStudy;
import io.cryptobot.backtest.Texts;
import io.cryptobot.risk.BlockReason;
import java.io.IOException;
import java.util.Map;

/** Buy signals that were not followed, and why. */
final class BlockedSection implements Section {

  @Override
  public void write(BacktestStudy study, Page page) throws IOException {
    Map<BlockReason, Integer> blocked = study.run().result().blockedEntries();
    page.heading("Buys that were not made");
    if (blocked.isEmpty()) {
      page.paragraph("None: every buy signal was followed.");
      return;
    }
    TextTable table = new TextTable().text("Why").numbers("times");
    for (BlockReason reason : BlockReason.values()) {
      int times = blocked.getOrDefault(reason, 0);
      if (times > 0) {
        table.row(words(reason), Texts.count(times));
      }
    }
    page.table(table);
  }

  private static String words(BlockReason reason) {
    return switch (reason) {
      case KILL_SWITCH -> "the kill switch was set";
      case PAUSED -> "entries were paused";
      case STALE_PRICE -> "the price was too old";
      case PRICE_OUTLIER -> "the price was far off and no other feed confirmed it";
      case TOTAL_LOSS_LIMIT -> "the total loss limit was reached";
      case DAILY_LOSS_LIMIT -> "the day's loss limit was reached";
      case WARMING_UP -> "too few candles had closed to judge the coin";
      case PRODUCT_DISABLED -> "the exchange did not trade the coin then";
      case NOT_OFFERED -> "the exchange does not offer the coin";
      case PENDING_ORDER -> "an order of the coin was under way";
      case BALANCE_MISMATCH -> "the account held less than the bot's ledger";
      case OLD_LEDGER -> "the ledger was older than the exchange's orders";
      case NOT_CONFIRMED -> "nobody said yes to it";
      case POSITION_OPEN -> "the coin was already held";
      case EXIT_SIGNAL -> "a sell signal held at the same time";
      case MAX_TRADES_PER_DAY -> "the day's number of trades was used up";
      case MIN_TRADE_INTERVAL -> "too soon after the coin's last trade";
      case INSUFFICIENT_CASH -> "the strategy had too little cash left";
      case BELOW_MINIMUM_ORDER -> "limits left room for less than the smallest order";
    };
  }
}
