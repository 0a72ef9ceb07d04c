package io.cryptobot.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The coins a strategy trades, as product ids; at least one, none twice. */
public record CoinList() implements ValueType {
  static final int MOST = 50;
  private static final String QUOTE = "-USD";
  private static final int SHORTEST_SYMBOL = 2;
  private static final int LONGEST_SYMBOL = 12;

  @Override
  public String range() {
    return "a list of 1 to " + MOST + " coins such as [\"BTC-USD\", \"ETH-USD\"]";
  }

  @Override
  public List<String> complaints(JsonNode value) {
    if (!value.isArray() || value.isEmpty() || value.size() > MOST) {
      return List.of("is " + Shown.value(value) + ", it must be " + range());
    }
    List<String> complaints = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (JsonNode coin : value) {
      if (!isCoin(coin)) {
        complaints.add("has " + Shown.value(coin) + ", a coin is written like \"BTC-USD\"");
      } else if (!seen.add(coin.textValue())) {
        complaints.add("has " + Shown.value(coin) + " twice");
      }
    }
    return complaints;
  }

  private static boolean isCoin(JsonNode value) {
    return value.isTextual() && isCoin(value.textValue());
  }

  /** Whether the text is a product id: 2 to 12 capital letters or digits and {@code -USD}. */
  static boolean isCoin(String text) {
    int symbol = text.length() - QUOTE.length();
    if (symbol < SHORTEST_SYMBOL || symbol > LONGEST_SYMBOL || !text.endsWith(QUOTE)) {
      return false;
    }
    for (int i = 0; i < symbol; i++) {
      char c = text.charAt(i);
      if (!(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9')) {
        return false;
      }
    }
    return true;
  }
}
