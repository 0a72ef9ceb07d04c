package io.cryptobot.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Exchange: everything at the root that is not Advanced Trade's. */
final class ExchangeHandler {
  static final String PROFILE = "00000000-0000-0000-0000-000000000000";

  private static final String PRODUCT = "/products/*";
  private static final int FEE_DECIMALS = 4;

  private final HmacCheck check;
  private final SimulatorSettings settings;
  private final SimulatorAccount account;
  private final ExchangeMarket market;
  private final ExchangeOrders orders;
  private final RateLimit publicCalls;
  private final RateLimit privateCalls;

  ExchangeHandler(
      HmacCheck check,
      SimulatorSettings settings,
      SimulatorAccount account,
      ExchangeMarket market,
      ExchangeOrders orders) {
    this.check = check;
    this.settings = settings;
    this.account = account;
    this.market = market;
    this.orders = orders;
    publicCalls = new RateLimit(settings.callsPerSecond());
    privateCalls = new RateLimit(settings.callsPerSecond());
  }

  static Answer error(int status, String message) {
    return Answer.json(status, Json.object().put("message", message));
  }

  static Answer notFound() {
    return error(Answer.NOT_FOUND, "NotFound");
  }

  static boolean placesOrder(Call call) {
    return call.is("POST", "/orders");
  }

  Answer answer(Call call) {
    String path = call.path();
    boolean isPublic =
        path.equals("/time") || path.startsWith("/products") || path.startsWith("/currencies");
    if (!(isPublic ? publicCalls : privateCalls).allows(call.time())) {
      return error(
          Answer.TOO_MANY, isPublic ? "Public rate limit exceeded" : "Private rate limit exceeded");
    }
    if (isPublic) {
      return marketData(call);
    }
    Optional<String> complaint = check.complaint(call);
    return complaint.isPresent() ? error(Answer.UNAUTHORIZED, complaint.get()) : signed(call);
  }

  private Answer marketData(Call call) {
    if (call.is("GET", "/time")) {
      return market.time();
    } else if (call.is("GET", "/currencies")) {
      return market.currencies();
    } else if (call.is("GET", "/currencies/*")) {
      return market.currency(call.lastSegment());
    } else if (call.is("GET", "/products")) {
      return market.products();
    } else if (call.is("GET", "/products/spark-lines")) {
      return market.sparkLines();
    } else if (call.is("GET", PRODUCT)) {
      return of(call, product -> Answer.ok(market.product(product)));
    } else if (call.is("GET", PRODUCT + "/candles")) {
      return of(call, product -> market.candles(product, call));
    } else if (call.is("GET", PRODUCT + "/ticker")) {
      return of(call, market::ticker);
    } else if (call.is("GET", PRODUCT + "/trades")) {
      return of(call, market::trades);
    } else if (call.is("GET", PRODUCT + "/stats")) {
      return of(call, market::stats);
    } else if (call.is("GET", PRODUCT + "/book")) {
      return of(call, market::book);
    }
    return notFound();
  }

  private static Answer of(Call call, Function<Product, Answer> answer) {
    return Product.find(call.segment(2)).map(answer).orElseGet(ExchangeHandler::notFound);
  }

  private Answer signed(Call call) {
    boolean changes = !call.method().equals("GET");
    if (changes && !settings.mayTrade()) {
      return error(Answer.FORBIDDEN, "Forbidden");
    } else if (call.is("POST", "/orders")) {
      return orders.create(call);
    } else if (call.is("GET", "/orders")) {
      return orders.list(call);
    } else if (call.is("DELETE", "/orders")) {
      return orders.cancelAll(call);
    } else if (call.is("GET", "/orders/*")) {
      return orders.one(call);
    } else if (call.is("DELETE", "/orders/*")) {
      return orders.cancel(call);
    } else if (call.is("GET", "/fills")) {
      return orders.fills(call);
    } else if (call.is("GET", "/fees")) {
      return fees();
    } else if (call.is("GET", "/accounts")) {
      return accounts();
    } else if (call.is("GET", "/accounts/*")) {
      return oneAccount(call.lastSegment());
    }
    return notFound();
  }

  private Answer fees() {
    BigDecimal volume = Order.sum(account.orders(), Order::filledValue);
    return Answer.ok(
        Json.object()
            .put("maker_fee_rate", rate(account.rates().maker()))
            .put("taker_fee_rate", rate(account.rates().taker()))
            .put("usd_volume", volume.setScale(2, RoundingMode.DOWN).toPlainString()));
  }

  /** With four decimals at least. */
  private static String rate(BigDecimal rate) {
    return rate.setScale(Math.max(FEE_DECIMALS, rate.scale())).toPlainString();
  }

  private Answer accounts() {
    ArrayNode all = Json.array();
    account.balances().forEach((currency, balance) -> all.add(account(currency, balance)));
    return Answer.ok(all);
  }

  private Answer oneAccount(String id) {
    for (Map.Entry<String, Ledger.Balance> entry : account.balances().entrySet()) {
      if (id(entry.getKey()).equals(id)) {
        return Answer.ok(account(entry.getKey(), entry.getValue()));
      }
    }
    return notFound();
  }

  private ObjectNode account(String currency, Ledger.Balance balance) {
    return Json.object()
        .put("id", id(currency))
        .put("currency", currency)
        .put("balance", Amounts.text(balance.total()))
        .put("hold", Amounts.text(balance.hold()))
        .put("available", Amounts.text(balance.available()))
        .put("profile_id", PROFILE)
        .put("trading_enabled", settings.mayTrade())
        .put("pending_deposit", "0")
        .put("display_name", currency);
  }

  private String id(String currency) {
    String seed = account.bornAt() + " exchange account " + currency;
    return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
