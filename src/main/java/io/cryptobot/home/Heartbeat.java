package io.cryptobot.home;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptobot.files.WholeFiles;
import io.cryptobot.market.Quote;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * {@code data/heartbeat.json}: when a bot last looked at the market, and what it saw.
 *
 * <pre>
 * {"time":"2026-01-22T00:00:00Z","pid":4711,"interval_seconds":300,
 *  "quotes":{"BTC-USD":{"bid":97000,"ask":97010,"time":"2026-01-22T00:00:00Z","feed":"coinbase"}}}
 * </pre>
 */
public final class Heartbeat {
  private static final JsonMapper JSON = new JsonMapper();

  private final Path file;
  private final WholeFiles files;

  public Heartbeat(Home home, WholeFiles files) {
    this.file = home.data("heartbeat.json");
    this.files = files;
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
