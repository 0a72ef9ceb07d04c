package io.cryptobot.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Coinbase's public market data on this computer: the candles of a folder, their closes as prices.
 */
final class FakeCoinbase implements AutoCloseable {
  private static final Pattern PRODUCT = Pattern.compile(".*/products/([A-Z]+-USD)/(\\w+)");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final Path candles;
  private final Clock clock;

  /** Times the price; 1 is the last close. */
  volatile double factor = 1;

  /** What to answer instead, if anything. */
  volatile int status = 200;

  /** What every answer holds instead of data, if anything. */
  volatile String body = "";

  final AtomicInteger asked = new AtomicInteger();

  FakeCoinbase(Path candles, Instant now) throws IOException {
    this(candles, Clock.fixed(now, ZoneOffset.UTC));
  }

  FakeCoinbase(Path candles, Clock clock) throws IOException {
    this.candles = candles;
    this.clock = clock;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Points a home's connections here. */
  void serve(Path home) throws IOException {
    Path file = home.resolve("config").resolve("connections.json");
    String text = Files.readString(file);
    Files.writeString(
        file,
        text.replace("https://api.coinbase.com", url())
            .replace("\"coingecko\"\n", "\n")
            .replaceAll("\"feeds\"\\s*:\\s*\\[[^\\]]*\\]", "\"feeds\": [\"coinbase\"]"));
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.incrementAndGet();
    String text;
    Matcher path = PRODUCT.matcher(exchange.getRequestURI().getPath());
    if (!body.isEmpty()) {
      text = body;
    } else if (status != 200 || !path.matches()) {
      text = "{}";
    } else if (path.group(2).equals("candles")) {
      text = candles(path.group(1), exchange.getRequestURI().getQuery());
    } else {
      text = ticker(path.group(1));
    }
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange
        .getResponseHeaders()
        .set(
            "Date",
            DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atZone(ZoneOffset.UTC)));
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private String candles(String product, String query) throws IOException {
    long start = number(query, "start");
    long end = number(query, "end");
    StringBuilder rows = new StringBuilder();
    List<String> lines = Files.readAllLines(candles.resolve(product + "-1h.csv"));
    for (int i = lines.size() - 1; i >= 1; i--) {
      String[] cells = lines.get(i).split(",");
      long open = Instant.parse(cells[0]).getEpochSecond();
      if (open >= start && open <= end) {
        rows.append(rows.length() == 0 ? "" : ",")
            .append(
                String.format(
                    Locale.ROOT,
                    "{\"start\":\"%d\",\"open\":\"%s\",\"high\":\"%s\",\"low\":\"%s\","
                        + "\"close\":\"%s\",\"volume\":\"%s\"}",
                    open,
                    cells[1],
                    cells[2],
                    cells[3],
                    cells[4],
                    cells[5]));
      }
    }
    return "{\"candles\":[" + rows + "]}";
  }

  private static long number(String query, String name) {
    Matcher matcher = Pattern.compile("(?:^|&)" + name + "=(\\d+)").matcher(query);
    if (!matcher.find()) {
      throw new IllegalArgumentException(query);
    }
    return Long.parseLong(matcher.group(1));
  }

  private String ticker(String product) throws IOException {
    List<String> lines = Files.readAllLines(candles.resolve(product + "-1h.csv"));
    double close = Double.parseDouble(lines.get(lines.size() - 1).split(",")[4]) * factor;
    return String.format(
        Locale.ROOT,
        "{\"trades\":[{\"price\":\"%f\",\"time\":\"%s\"}],\"best_bid\":\"%f\","
            + "\"best_ask\":\"%f\"}",
        close,
        clock.instant(),
        close,
        close * 1.0001);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
