package io.cryptobot.backtest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Writes maps, collections and values as JSON: decimals in full without an exponent, times as ISO
 * 8601 text, an undefined {@link Figure} and an empty {@link Optional} as {@code null}. (The
 * generator alone starts in a fraction of the time that Jackson's object mapper takes.)
 */
public final class JsonTree {
  private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

  private JsonTree() {}

  /** Writes indented lines of UTF-8 and leaves the writer open. */
  public static void write(Map<String, ?> tree, Writer out) throws IOException {
    JsonGenerator json = new JsonFactory().createGenerator(out);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
    json.setPrettyPrinter(
        new DefaultPrettyPrinter().withObjectIndenter(INDENT).withArrayIndenter(INDENT));
    write(tree, json);
    json.writeRaw('\n');
    json.close();
  }

  private static void write(Object value, JsonGenerator json) throws IOException {
    if (value instanceof Map<?, ?> map) {
      writeObject(map, json);
    } else if (value instanceof Collection<?> values) {
      json.writeStartArray();
      for (Object each : values) {
        write(each, json);
      }
      json.writeEndArray();
    } else if (value instanceof Optional<?> optional) {
      if (optional.isPresent()) {
        write(optional.get(), json);
      } else {
        json.writeNull();
      }
    } else {
      writeScalar(value, json);
    }
  }

  private static void writeObject(Map<?, ?> map, JsonGenerator json) throws IOException {
    json.writeStartObject();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      json.writeFieldName(String.valueOf(entry.getKey()));
      write(entry.getValue(), json);
    }
    json.writeEndObject();
  }

  private static void writeScalar(Object value, JsonGenerator json) throws IOException {
    if (value instanceof Figure figure) {
      if (figure.isDefined()) {
        writeDecimal(HeadlineFigures.rounded(figure.value()), json);
      } else {
        json.writeNull();
      }
    } else if (value instanceof BigDecimal decimal) {
      writeDecimal(decimal, json);
    } else if (value instanceof Double number) {
      writeDecimal(HeadlineFigures.rounded(number), json);
    } else if (value instanceof Number number) {
      json.writeNumber(number.longValue());
    } else if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else {
      json.writeString(value instanceof Instant time ? time.toString() : String.valueOf(value));
    }
  }

  private static void writeDecimal(BigDecimal decimal, JsonGenerator json) throws IOException {
    json.writeNumber(decimal.stripTrailingZeros());
  }
}
