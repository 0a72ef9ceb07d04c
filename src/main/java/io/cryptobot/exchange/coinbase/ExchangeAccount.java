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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** An account of Coinbase Exchange, with key, secret and passphrase; also of its sandbox. */
final class ExchangeAccount implements TradingAccount {
  private static final String DELETE = "DELETE";
  private static final List<String> HALTS =
      List.of("trading_disabled", "post_only", "limit_only", "cancel_only", "auction_mode");
  private static final int MOST_PAGES = 200;

  private final CoinbaseHttp http;
  private final Clock clock;

  ExchangeAccount(CoinbaseHttp http, Clock clock) {
    this.http = http;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "Coinbase Exchange";
  }

  /** It has been seen to take a client's id twice. */
  @Override
  public boolean knowsRepeats() {
    return false;
  }

  @Override
  public Instant time() throws AccountException {
    return http.publicRead(
        "/time", json -> Members.ofMillis(Members.amount(json, "epoch").movePointRight(3)));
  }

  @Override
  public Map<Coin, ProductTerms> products(List<Coin> coins) throws AccountException {
    Map<Coin, ProductTerms> terms = new LinkedHashMap<>();
    for (Coin coin : coins) {
      Lookups.find(() -> http.publicRead("/products/" + coin.product(), ExchangeAccount::terms))
          .ifPresent(found -> terms.put(coin, found));
    }
    return terms;
  }

  /** A smallest quantity is not told; the increment is one. */
  private static ProductTerms terms(JsonNode product) throws UnreadableException {
    List<String> halts = HALTS.stream().filter(halt -> product.path(halt).asBoolean()).toList();
    String status = product.path("status").asText();
    BigDecimal increment = Increments.of(product, "base_increment");
    return new ProductTerms(
        increment,
        Increments.of(product, "quote_increment"),
        increment,
        Members.amount(product, "min_market_funds"),
        halts.isEmpty() && status.equals("online")
            ? Optional.empty()
            : Optional.of("status " + status + " " + halts));
  }

  @Override
  public Map<String, Balance> balances() throws AccountException {
    return http.read(
        "/accounts",
        json -> {
          Map<String, Balance> balances = new HashMap<>();
          for (JsonNode account : list(json)) {
            balances.put(
                Members.text(account, "currency"),
                new Balance(Members.amount(account, "available"), Members.amount(account, "hold")));
          }
          return balances;
        });
  }

  private static JsonNode list(JsonNode json) throws UnreadableException {
    if (!json.isArray()) {
      throw new UnreadableException("it is no list");
    }
    return json;
  }

  @Override
  public Quote quote(Coin coin) throws AccountException {
    return http.publicRead(
        "/products/" + coin.product() + "/ticker",
        json -> Quotes.of(json, "bid", "ask", clock.instant()));
  }

  @Override
  public BigDecimal takerFeeRate() throws AccountException {
    return http.read("/fees", json -> Members.rate(json, "taker_fee_rate"));
  }

  /** It does not tell what a key may do; who may read balances may view, the rest is tried. */
  @Override
  public KeyPermissions permissions() throws AccountException {
    balances();
    return new KeyPermissions(true, true, Optional.empty(), Optional.empty());
  }

  @Override
  public String body(MarketOrder order) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("type", "market");
    json.put("side", order.side().name().toLowerCase(Locale.ROOT));
    json.put("product_id", order.coin().product());
    json.put(order.side() == Side.BUY ? "funds" : "size", order.size().toPlainString());
    json.put("client_oid", order.clientOrderId());
    return json.toString();
  }

  @Override
  public Submission submit(String body, boolean isProtective, BooleanSupplier isWanted) {
    Purpose purpose = isProtective ? Purpose.PROTECTION : Purpose.ORDER;
    return Submissions.of(
        http.send(CoinbaseHttp.POST, "/orders", body, purpose, isWanted),
        json -> {
          if (json.path("status").asText().equals("rejected")) {
            String reason = json.path("reject_reason").asText("rejected");
            return new Submission.Rejected(reason, json.path("message").asText(""));
          }
          String client = json.path("client_oid").asText("");
          if (!client.isEmpty() && !body.contains("\"" + client + "\"")) {
            throw new UnreadableException("it speaks of another order, " + client);
          }
          return new Submission.Accepted(Members.id(json, "id"));
        });
  }

  @Override
  public Optional<OrderReport> order(String orderId) throws AccountException {
    return order(orderId, found -> found.orderId().equals(orderId));
  }

  private Optional<OrderReport> order(String name, Predicate<OrderReport> isAskedFor)
      throws AccountException {
    return Lookups.find(
            () -> http.read("/orders/" + name, json -> Reports.askedFor(report(json), isAskedFor)))
        .flatMap(found -> found);
  }

  /** One that ended without a fill is not there any more. */
  @Override
  public Optional<OrderReport> find(String clientOrderId, Coin coin, Instant since)
      throws AccountException {
    return order(
            "client:" + clientOrderId,
            found -> found.clientOrderId().map(clientOrderId::equals).orElse(true))
        .map(found -> found.clientOrderId().isPresent() ? found : found.known(clientOrderId));
  }

  @Override
  public List<OrderReport> ordersSince(Instant since) throws AccountException {
    List<OrderReport> reports = new ArrayList<>();
    String path =
        "/orders?status=all&limit=100&sortedBy=created_at&sorting=desc&start_date="
            + since.truncatedTo(ChronoUnit.SECONDS);
    Optional<String> after = Optional.empty();
    for (int page = 0; page < MOST_PAGES; page++) {
      Page read = http.page(path + after.map(id -> "&after=" + id).orElse(""), this::page);
      boolean isPast = read.reports().stream().anyMatch(one -> one.createdAt().isBefore(since));
      read.reports().stream().filter(one -> !one.createdAt().isBefore(since)).forEach(reports::add);
      if (isPast || read.isEmpty() || read.next().isEmpty() || read.next().equals(after)) {
        reports.sort(Comparator.comparing(OrderReport::createdAt));
        return reports;
      }
      after = read.next();
    }
    throw new AccountException(Kind.INVALID, "its list of orders does not end");
  }

  private record Page(List<OrderReport> reports, boolean isEmpty, Optional<String> next) {}

  private Page page(Reply reply) throws UnreadableException {
    JsonNode json = list(reply.json().orElseThrow(UnreadableException::new));
    List<OrderReport> reports = new ArrayList<>();
    for (JsonNode order : json) {
      report(order).ifPresent(reports::add);
    }
    return new Page(reports, json.isEmpty(), reply.next());
  }

  /** Done is not the end: what was filled stands only when it is settled. */
  private static Optional<OrderReport> report(JsonNode order) throws UnreadableException {
    Optional<Coin> coin = Members.coin(order);
    if (coin.isEmpty()) {
      return Optional.empty();
    }
    String status = Members.text(order, "status");
    boolean isDone = status.equals("done") && order.path("settled").asBoolean(true);
    boolean isRefused = status.equals("rejected");
    String reason = order.path("done_reason").asText("");
    OrderReport report =
        new OrderReport(
            Members.id(order, "id"),
            Optional.of(order.path("client_oid").asText("")).filter(id -> !id.isEmpty()),
            coin.get(),
            Members.side(order),
            isDone || isRefused,
            Members.amountOrZero(order, "filled_size"),
            Members.amountOrZero(order, "executed_value"),
            Members.amountOrZero(order, "fill_fees"),
            Members.time(order, "created_at"),
            (status + " " + reason).strip());
    boolean saysFilled = isDone && reason.equals("filled");
    return Optional.of(Reports.checked(report, order, saysFilled, isRefused));
  }

  @Override
  public boolean cancel(String orderId) throws AccountException {
    CoinbaseHttp.Outcome outcome = http.once(DELETE, "/orders/" + orderId, "", Purpose.PROTECTION);
    return outcome
        .reply()
        .orElseThrow(() -> new AccountException(Kind.TRANSIENT, outcome.failure()))
        .isSuccess();
  }

  @Override
  public void close() {
    http.close();
  }
}
