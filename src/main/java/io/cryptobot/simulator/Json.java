package io.cryptobot.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptobot.market.Decimals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** How both APIs write and read JSON, numbers and times. */
final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int VOLUME_DECIMALS = 8;
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Json() {}

  static ObjectNode object() {
    return NODES.objectNode();
  }

  static ArrayNode array() {
    return NODES.arrayNode();
  }

  /** The object that a body holds; empty if it holds none. */
  static Optional<JsonNode> read(String body) {
    try {
      return Optional.ofNullable(MAPPER.readTree(body)).filter(JsonNode::isObject);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** {@code 2026-11-24T10:00:00.000000Z}. */
  static String time(Instant time) {
    return MICROS.format(time);
  }

  /** A price of a candle, short. */
  static BigDecimal price(double price) {
    return price > 0 ? Decimals.of(price) : BigDecimal.ZERO;
  }

  /** A volume in coins, to 8 decimals. */
  static BigDecimal volume(double coins) {
    return Amounts.plain(new BigDecimal(coins).setScale(VOLUME_DECIMALS, RoundingMode.HALF_EVEN));
  }

  /** A time as ISO 8601 or as seconds since the epoch. */
  static Optional<Instant> time(String text) {
    if (text.matches("[0-9]{1,11}")) {
      return Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
    }
    try {
      return Optional.of(
          DateTimeFormatter.ISO_DATE_TIME.withZone(ZoneOffset.UTC).parse(text, Instant::from));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
