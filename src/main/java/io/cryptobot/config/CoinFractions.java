package io.cryptobot.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A number for each coin, such as <code>{"BTC-USD": 0.5}</code>.
 *
 * @param number what each coin may have
 * @param withDefault whether the word {@code default} may stand for all coins not named
 */
public record CoinFractions(DecimalNumber number, boolean withDefault) implements ValueType {
  /** The word that stands for all coins not named. */
  static final String DEFAULT = "default";

  @Override
  public String range() {
    return "a group such as { \"BTC-USD\": 0.5 } with "
        + number.range()
        + (withDefault ? " for each coin or for default" : " for each coin");
  }

  @Override
  public List<String> complaints(JsonNode value) {
    if (!value.isObject()) {
      return List.of("is " + Shown.value(value) + ", it must be " + range());
    }
    List<String> complaints = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : value.properties()) {
      String coin = entry.getKey();
      if (Section.isComment(coin)) {
        continue;
      }
      if (!CoinList.isCoin(coin) && !(withDefault && coin.equals(DEFAULT))) {
        complaints.add("has " + Shown.text(coin) + ", a coin is written like \"BTC-USD\"");
      }
      for (String complaint : number.complaints(entry.getValue())) {
        complaints.add("for " + Shown.shortened(coin) + " " + complaint);
      }
    }
    return complaints;
  }
}
