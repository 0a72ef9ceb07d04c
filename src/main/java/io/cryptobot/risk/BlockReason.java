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
}
