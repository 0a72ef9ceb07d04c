package io.cryptobot.exchange.coinbase;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptobot.engine.Side;
import io.cryptobot.exchange.AccountException;
import io.cryptobot.exchange.AccountException.Kind;
import io.cryptobot.exchange.Balance;
import io.cryptobot.exchange.KeyPermissions;
import io.cryptobot.exchange.MarketOrder;
import io.cryptobot.exchange.OrderReport;
import io.cryptobot.exchange.ProductTerms;
import io.cryptobot.exchange.Submission;
import io.cryptobot.exchange.TradingAccount;
import io.cryptobot.exchange.coinbase.PrivateCallLimit.Purpose;
import io.cryptobot.market.Coin;
import io.cryptobot.market.Quote;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** An account of Coinbase Advanced Trade, the API of private accounts. */
final class AdvancedTradeAccount implements TradingAccount {
  private static final String API = "/api/v3/brokerage";
  private static final Set<String> ENDED = Set.of("FILLED", "CANCELLED", "EXPIRED", "FAILED");
  private static final List<String> HALTS =
      List.of(
          "trading_disabled",
          "is_disabled",
          "cancel_only",
          "limit_only",
          "post_only",
          "auction_mode",
          "view_only");
  private static final Duration BEFORE = Duration.ofMinutes(5);
  private static final int MOST_PAGES = 200;

  private final CoinbaseHttp http;
  private final Clock clock;

  AdvancedTradeAccount(CoinbaseHttp http, Clock clock) {
    this.http = http;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "Coinbase Advanced Trade";
  }

  @Override
  public boolean knowsRepeats() {
    return true;
  }

  @Override
  public Instant time() throws AccountException {
    return http.publicRead(
        API + "/time", json -> Members.ofMillis(Members.amount(json, "epochMillis")));
  }

  @Override
  public Map<Coin, ProductTerms> products(List<Coin> coins) throws AccountException {
    String ids =
        coins.stream()
            .map(coin -> "product_ids=" + coin.product())
            .collect(Collectors.joining("&"));
    return http.publicRead(
        API + "/market/products?" + ids,
        json -> {
          Map<Coin, ProductTerms> terms = new LinkedHashMap<>();
          for (JsonNode product : json.path("products")) {
            for (Coin coin : coins) {
              if (product.path("product_id").asText().equals(coin.product())) {
                terms.put(coin, terms(product));
              }
            }
          }
          return terms;
        });
  }

  private static ProductTerms terms(JsonNode product) throws UnreadableException {
    List<String> halts = HALTS.stream().filter(halt -> product.path(halt).asBoolean()).toList();
    String status = product.path("status").asText();
    Optional<String> disabled =
        halts.isEmpty() && status.equals("online")
            ? Optional.empty()
            : Optional.of("status " + status + " " + halts);
    return new ProductTerms(
        Increments.of(product, "base_increment"),
        Increments.of(product, "quote_increment"),
        Members.amountOrZero(product, "base_min_size"),
        Members.amountOrZero(product, "quote_min_size"),
        disabled);
  }

  @Override
  public Map<String, Balance> balances() throws AccountException {
    Map<String, Balance> balances = new HashMap<>();
    pages(
        API + "/accounts?limit=250",
        "accounts",
        account -> {
          Balance balance =
              new Balance(
                  Members.amount(account.path("available_balance"), "value"),
                  Members.amountOrZero(account.path("hold"), "value"));
          balances.merge(
              Members.text(account, "currency"),
              balance,
              (one, other) ->
                  new Balance(
                      one.available().add(other.available()), one.hold().add(other.hold())));
        });
    return balances;
  }

  /** Takes a member of a page's list. */
  @FunctionalInterface
  private interface Taker {
    void take(JsonNode item) throws UnreadableException;
  }

  /** All pages of a list, until one says that it is the last. */
  private void pages(String path, String list, Taker taker) throws AccountException {
    String cursor = "";
    for (int page = 0; page < MOST_PAGES; page++) {
      String next = cursor.isEmpty() ? "" : "&cursor=" + cursor;
      JsonNode json =
          http.read(
              path + next,
              answer -> {
                if (!answer.path(list).isArray()) {
                  throw new UnreadableException(list + " is missing");
                }
                return answer;
              });
      try {
        for (JsonNode item : json.path(list)) {
          taker.take(item);
        }
      } catch (UnreadableException e) {
        throw new AccountException(Kind.INVALID, "its answer cannot be read", e);
      }
      String following = json.path("cursor").asText("");
      if (!json.path("has_next").asBoolean() || following.isEmpty() || following.equals(cursor)) {
        return;
      }
      cursor = following;
    }
    throw new AccountException(Kind.INVALID, "its list of " + list + " does not end");
  }

  @Override
  public Quote quote(Coin coin) throws AccountException {
    return http.publicRead(
        API + "/market/products/" + coin.product() + "/ticker?limit=1",
        json -> Quotes.of(json, "best_bid", "best_ask", clock.instant()));
  }

  @Override
  public BigDecimal takerFeeRate() throws AccountException {
    return http.read(
        API + "/transaction_summary",
        json -> Members.rate(json.path("fee_tier"), "taker_fee_rate"));
  }

  @Override
  public KeyPermissions permissions() throws AccountException {
    return http.read(
        API + "/key_permissions",
        json -> {
          if (!json.path("can_transfer").isBoolean()) {
            throw new UnreadableException("can_transfer is missing");
          }
          return new KeyPermissions(
              json.path("can_view").asBoolean(),
              json.path("can_trade").asBoolean(),
              Optional.of(json.path("can_transfer").asBoolean()),
              Optional.of(json.path("portfolio_type").asText("")).filter(type -> !type.isEmpty()));
        });
  }

  @Override
  public String body(MarketOrder order) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("client_order_id", order.clientOrderId());
    json.put("product_id", order.coin().product());
    json.put("side", order.side().name());
    String size = order.side() == Side.BUY ? "quote_size" : "base_size";
    json.putObject("order_configuration")
        .putObject("market_market_ioc")
        .put(size, order.size().toPlainString());
    return json.toString();
  }

  @Override
  public Submission submit(String body, boolean isProtective, BooleanSupplier isWanted) {
    Purpose purpose = isProtective ? Purpose.PROTECTION : Purpose.ORDER;
    return Submissions.of(
        http.send(CoinbaseHttp.POST, API + "/orders", body, purpose, isWanted),
        json -> taken(json, body));
  }

  /** Whether it was taken says {@code success} alone. */
  private static Submission taken(JsonNode json, String body) throws UnreadableException {
    if (!json.path("success").isBoolean()) {
      throw new UnreadableException("success is missing");
    }
    if (json.path("success").asBoolean()) {
      JsonNode order = json.path("success_response");
      String client = order.path("client_order_id").asText("");
      if (!client.isEmpty() && !body.contains("\"" + client + "\"")) {
        throw new UnreadableException("it speaks of another order, " + client);
      }
      return new Submission.Accepted(Members.id(order, "order_id"));
    }
    JsonNode error = json.path("error_response");
    String code = error.path("error").asText("");
    String reason = error.path("new_order_failure_reason").asText("");
    if (code.contains("DUPLICATE") || reason.contains("DUPLICATE")) {
      return new Submission.AlreadyThere(Optional.empty());
    }
    String preview = error.path("preview_failure_reason").asText("");
    return new Submission.Rejected(
        code.isEmpty() ? "UNKNOWN_FAILURE_REASON" : code,
        (error.path("message").asText("") + " " + reason + " " + preview).strip());
  }

  @Override
  public Optional<OrderReport> order(String orderId) throws AccountException {
    return Lookups.find(
            () ->
                http.read(
                    API + "/orders/historical/" + orderId,
                    json ->
                        Reports.askedFor(
                            report(json.path("order")), one -> one.orderId().equals(orderId))))
        .flatMap(found -> found);
  }

  /** There is no look-up by the client's id: the list is read. */
  @Override
  public Optional<OrderReport> find(String clientOrderId, Coin coin, Instant since)
      throws AccountException {
    return ordersSince(since.minus(BEFORE)).stream()
        .filter(report -> report.clientOrderId().filter(clientOrderId::equals).isPresent())
        .findFirst();
  }

  @Override
  public List<OrderReport> ordersSince(Instant since) throws AccountException {
    List<OrderReport> reports = new ArrayList<>();
    pages(
        API
            + "/orders/historical/batch?limit=100&start_date="
            + since.truncatedTo(ChronoUnit.SECONDS),
        "orders",
        order -> report(order).ifPresent(reports::add));
    reports.sort(Comparator.comparing(OrderReport::createdAt));
    return reports;
  }

  /** Empty for an order of a product that is not traded for US dollars. */
  private static Optional<OrderReport> report(JsonNode order) throws UnreadableException {
    Optional<Coin> coin = Members.coin(order);
    if (coin.isEmpty()) {
      return Optional.empty();
    }
    String status = Members.text(order, "status");
    OrderReport report =
        new OrderReport(
            Members.id(order, "order_id"),
            Optional.of(order.path("client_order_id").asText("")).filter(id -> !id.isEmpty()),
            coin.get(),
            Members.side(order),
            ENDED.contains(status),
            Members.amountOrZero(order, "filled_size"),
            Members.amountOrZero(order, "filled_value"),
            Members.amountOrZero(order, "total_fees"),
            Members.time(order, "created_time"),
            status);
    boolean isRefused = status.equals("FAILED");
    return Optional.of(Reports.checked(report, order, status.equals("FILLED"), isRefused));
  }

  @Override
  public boolean cancel(String orderId) throws AccountException {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.putArray("order_ids").add(orderId);
    CoinbaseHttp.Outcome outcome =
        http.once(
            CoinbaseHttp.POST, API + "/orders/batch_cancel", json.toString(), Purpose.PROTECTION);
    Reply reply =
        outcome.reply().orElseThrow(() -> new AccountException(Kind.TRANSIENT, outcome.failure()));
    if (!reply.isSuccess()) {
      throw reply.failure();
    }
    return reply
        .json()
        .map(answer -> answer.path("results").path(0).path("success").asBoolean())
        .orElse(false);
  }

  @Override
  public void close() {
    http.close();
  }
}
