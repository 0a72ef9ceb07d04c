package io.cryptobot.orders;

/**
 * What is logged with a trade.
 *
 * @param milliseconds from sending the order until its fill was known
 * @param mark stands before all else in the notes, such as {@code dry_run}; empty for none
 * @param clientOrderId our name for the order at an exchange; empty if it was made at none
 * @param orderId the exchange's name for it; empty if it was made at none
 */
public record TradeNote(long milliseconds, String mark, String clientOrderId, String orderId) {
  public static final TradeNote NONE = new TradeNote(0, "", "", "");

  /** Whether the order was made at an exchange. */
  public boolean isOfAnExchange() {
    return !clientOrderId.isEmpty();
  }

  /** The column of that name. */
  public String notes() {
    String ids =
        isOfAnExchange() ? "client_order_id=" + clientOrderId + " order_id=" + orderId : "";
    return (mark + " " + ids).strip();
  }
}
