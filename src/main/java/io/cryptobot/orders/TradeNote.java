package io.cryptobot.orders;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

  private static final Pattern OURS = Pattern.compile("\\bclient_order_id=(\\S+)");

  /** The client order id in the notes of a trade; empty for one without. */
  public static Optional<String> clientOrderId(String notes) {
    return Optional.of(OURS.matcher(notes)).filter(Matcher::find).map(found -> found.group(1));
  }

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
