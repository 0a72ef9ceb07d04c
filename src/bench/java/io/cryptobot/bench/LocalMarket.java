package io.cryptobot.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Coinbase's public market data on this computer, up to now: prices that swing by a tenth, so that
 * there is something to trade.
 */
final class LocalMarket implements AutoCloseable {
  private static final Pattern PRODUCT = Pattern.compile(".*/products/([A-Z]+)-USD/(\\w+)");
  private static final int SECONDS_PER_HOUR = 3600;
  private static final int THREADS = 8;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final Clock clock = Clock.systemUTC();

  LocalMarket() throws IOException {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private static double price(String coin, long second) {
    double period = 5.0 * SECONDS_PER_HOUR + Math.floorMod(coin.hashCode(), SECONDS_PER_HOUR);
    return 100 + 10 * Math.sin(second / period) + 2 * Math.sin(second / 700.0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    Matcher path = PRODUCT.matcher(exchange.getRequestURI().getPath());
    String text = "{}";
    if (path.matches() && path.group(2).equals("candles")) {
      text = candles(path.group(1), exchange.getRequestURI().getQuery());
    } else if (path.matches()) {
      double now = price(path.group(1), clock.instant().getEpochSecond());
      text =
          String.format(
              Locale.ROOT,
              "{\"trades\":[],\"best_bid\":\"%.6f\",\"best_ask\":\"%.6f\"}",
              now,
              now * 1.0001);
    }
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  /** Newest first, as Coinbase has them; the last one is still forming. */
  private String candles(String coin, String query) {
    long start = number(query, "start");
    long end = Math.min(number(query, "end"), clock.instant().getEpochSecond());
    StringBuilder rows = new StringBuilder();
    for (long open = end - end % SECONDS_PER_HOUR; open >= start; open -= SECONDS_PER_HOUR) {
      double first = price(coin, open);
      double last = price(coin, open + SECONDS_PER_HOUR);
      rows.append(rows.length() == 0 ? "" : ",")
          .append(
              String.format(
                  Locale.ROOT,
                  "{\"start\":\"%d\",\"open\":\"%.6f\",\"high\":\"%.6f\",\"low\":\"%.6f\","
                      + "\"close\":\"%.6f\",\"volume\":\"%d\"}",
                  open,
                  first,
                  Math.max(first, last) * 1.001,
                  Math.min(first, last) * 0.999,
                  last,
                  100 + open / SECONDS_PER_HOUR % 7));
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

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
