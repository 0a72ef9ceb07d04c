package io.cryptobot.risk;

import java.util.Locale;

/** Why an entry whose signal holds is not made; of several the first in this order is named. */
public enum BlockReason {
  KILL_SWITCH,
  PAUSED,
  TOTAL_LOSS_LIMIT,
  DAILY_LOSS_LIMIT,
  WARMING_UP,
  PRODUCT_DISABLED,
  NOT_OFFERED,
  PENDING_ORDER,
  BALANCE_MISMATCH,
  OLD_LEDGER,
  STALE_PRICE,
  PRICE_OUTLIER,
  POSITION_OPEN,
  EXIT_SIGNAL,
  MAX_TRADES_PER_DAY,
  MIN_TRADE_INTERVAL,
  INSUFFICIENT_CASH,
  BELOW_MINIMUM_ORDER,
  NOT_CONFIRMED;

  /** As logged in {@code blocked_reason}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** For a person. */
  public String inWords() {
    return switch (this) {
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
