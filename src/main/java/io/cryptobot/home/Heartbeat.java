package io.cryptobot.home;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptobot.files.WholeFiles;
import io.cryptobot.market.Quote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * {@code data/heartbeat.json}: when a bot last looked at the market, and what it saw.
 *
 * <pre>
 * {"time":"2026-01-22T00:00:00Z","pid":4711,"interval_seconds":300,
 *  "quotes":{"BTC-USD":{"bid":97000,"ask":97010,"time":"2026-01-22T00:00:00Z","feed":"coinbase"}}}
 * </pre>
 */
public final class Heartbeat {
  private static final String FILE = "heartbeat.json";
  private static final JsonMapper JSON = new JsonMapper();

  private final Path file;
  private final WholeFiles files;

  public Heartbeat(Home home, WholeFiles files) {
    this.file = home.data(FILE);
    this.files = files;
  }

  /**
   * What the file says.
   *
   * @param pid of the process that looked at the market
   */
  public record Beat(Instant time, long pid, Duration interval) {}

  /** The last look at the market; empty if there was none, or the file cannot be understood. */
  public static Optional<Beat> last(Home home) throws IOException {
    try {
      JsonNode json = JSON.readTree(Files.readAllBytes(home.data(FILE)));
      long seconds = json.path("interval_seconds").asLong();
      return seconds < 1
          ? Optional.empty()
          : Optional.of(
              new Beat(
                  Instant.parse(json.path("time").asText()),
                  json.path("pid").asLong(),
                  Duration.ofSeconds(seconds)));
    } catch (NoSuchFileException | JsonProcessingException | DateTimeException e) {
      return Optional.empty();
    }
  }

  /**
   * Replaces the file.
   *
   * @param quotes by product
   */
  public void beat(Instant time, Duration interval, Map<String, Quote> quotes) throws IOException {
    ObjectNode json = JSON.createObjectNode();
    json.put("time", time.toString());
    json.put("pid", ProcessHandle.current().pid());
    json.put("interval_seconds", interval.toSeconds());
    ObjectNode all = json.putObject("quotes");
    quotes.forEach(
        (product, quote) ->
            all.putObject(product)
                .put("bid", quote.bid())
                .put("ask", quote.ask())
                .put("time", quote.time().toString())
                .put("feed", quote.feed()));
    files.write(file, JSON.writeValueAsBytes(json));
  }
}
