package io.cryptobot.orders;

/**
 * What is logged with a trade.
 *
 * @param milliseconds from sending the order until its fill was known
 * @param notes the column of that name
 */
public record TradeNote(long milliseconds, String notes) {
  public static final TradeNote NONE = new TradeNote(0, "");
}
