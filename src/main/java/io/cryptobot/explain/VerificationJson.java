package io.cryptobot.explain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/**
 * A verification as JSON:
 *
 * <pre>
 * {"from": "...", "to": "...", "decisions": 120, "agreed": 118, "explained": true,
 *  "differences": [{"candle": "2026-01-22T08:00:00Z", "coin": "BTC-USD", "cause": "price_moved",
 *    "explained": true, "details": "..."}]}
 * </pre>
 */
public final class VerificationJson {
  private static final JsonMapper JSON = new JsonMapper();

  private VerificationJson() {}

  /** Indented lines. */
  public static String text(Verification verification) {
    ObjectNode json = JSON.createObjectNode();
    json.put("from", verification.from().toString());
    json.put("to", verification.to().toString());
    json.put("decisions", verification.decisions());
    json.put("agreed", verification.agreed());
    json.put("explained", verification.isExplained());
    ArrayNode differences = json.putArray("differences");
    for (Difference difference : verification.differences()) {
      differences
          .addObject()
          .put("candle", difference.candle().toString())
          .put("coin", difference.coin().product())
          .put("cause", difference.cause().name().toLowerCase(Locale.ROOT))
          .put("explained", difference.cause().explains())
          .put("details", difference.details());
    }
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("plain JSON can always be written", e);
    }
  }
}
