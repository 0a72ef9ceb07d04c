package io.cryptobot.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptobot.alert.AlertMemory;
import io.cryptobot.alert.AlertMemory.Raised;
import io.cryptobot.alert.AlertMemory.Undelivered;
import io.cryptobot.engine.Alert;
import io.cryptobot.market.Coin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@link AlertMemory} as a member of the state file. */
public final class AlertMemoryJson {
  private AlertMemoryJson() {}

  public static ObjectNode write(AlertMemory memory) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode raised = json.putArray("raised");
    for (Raised one : memory.raised()) {
      raised
          .addObject()
          .put("kind", one.kind().name())
          .put("coin", one.coin().map(Coin::product).orElse(null))
          .put("time", one.time().toString());
    }
    ArrayNode undelivered = json.putArray("undelivered");
    for (Undelivered one : memory.undelivered()) {
      undelivered
          .addObject()
          .put("channel", one.channel())
          .put("attempts", one.attempts())
          .put("kind", one.alert().kind().name())
          .put("coin", one.alert().coin().map(Coin::product).orElse(null))
          .put("text", one.alert().text())
          .put("time", one.alert().time().toString());
    }
    ObjectNode lost = json.putObject("lost");
    memory.lost().forEach(lost::put);
    return json;
  }

  /** What the member holds; nothing if it is missing. */
  public static AlertMemory read(JsonNode json) {
    List<Raised> raised = new ArrayList<>();
    for (JsonNode one : json.path("raised")) {
      raised.add(new Raised(kind(one), coin(one), time(one)));
    }
    List<Undelivered> undelivered = new ArrayList<>();
    for (JsonNode one : json.path("undelivered")) {
      Alert alert = new Alert(kind(one), coin(one), one.path("text").asText(), time(one));
      undelivered.add(
          new Undelivered(one.path("channel").asText(), alert, one.path("attempts").asInt()));
    }
    Map<String, Integer> lost = new HashMap<>();
    json.path("lost").properties().forEach(e -> lost.put(e.getKey(), e.getValue().asInt()));
    return new AlertMemory(raised, undelivered, lost);
  }

  private static Alert.Kind kind(JsonNode json) {
    return Alert.Kind.valueOf(json.path("kind").asText());
  }

  private static Optional<Coin> coin(JsonNode json) {
    return Optional.ofNullable(json.path("coin").textValue()).map(Coin::new);
  }

  private static Instant time(JsonNode json) {
    return Instant.parse(json.path("time").asText());
  }
}
