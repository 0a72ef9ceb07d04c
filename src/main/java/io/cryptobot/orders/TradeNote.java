package io.cryptobot.orders;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is logged with a trade.
 *
 * @param milliseconds from sending the order until its fill was known
 * @param notes the column of that name
 */
public record TradeNote(long milliseconds, String notes) {
  public static final TradeNote NONE = new TradeNote(0, "");

  private static final Pattern OURS = Pattern.compile("\\bclient_order_id=(\\S+)");

  /** The client order id in the notes of a trade; empty for one without. */
  public static Optional<String> clientOrderId(String notes) {
    return Optional.of(OURS.matcher(notes)).filter(Matcher::find).map(found -> found.group(1));
  }

  static String ids(String clientOrderId, String orderId) {
    return "client_order_id=" + clientOrderId + " order_id=" + orderId;
  }
}
