package io.cryptobot.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What general clients ask of {@code /v2}, the API of Coinbase's app, beside Advanced Trade: the
 * lists of currencies before anything else, the time and the balances.
 */
final class AppHandler {
  private static final String PREFIX = "/v2";
  private static final String DATA = "data";

  private final JwtCheck check;
  private final SimulatorAccount account;
  private final Market market;
  private final RateLimit calls;

  AppHandler(JwtCheck check, SimulatorAccount account, Market market, int callsPerSecond) {
    this.check = check;
    this.account = account;
    this.market = market;
    calls = new RateLimit(callsPerSecond);
  }

  static boolean serves(Call call) {
    return call.path().startsWith(PREFIX + "/");
  }

  Answer answer(Call call) {
    if (!calls.allows(call.time())) {
      return AdvancedErrors.tooMany();
    } else if (call.is("GET", PREFIX + "/time")) {
      return time();
    } else if (call.is("GET", PREFIX + "/currencies")) {
      return currencies();
    } else if (call.is("GET", PREFIX + "/currencies/crypto")) {
      return coins();
    } else if (call.is("GET", PREFIX + "/exchange-rates")) {
      return rates();
    } else if (call.is("GET", PREFIX + "/accounts")) {
      return check.passes(call) ? accounts() : AdvancedErrors.unauthorized();
    }
    return AdvancedErrors.unknownPath();
  }

  private Answer time() {
    ObjectNode json = Json.object();
    json.putObject(DATA)
        .put("iso", market.now().toString())
        .put("epoch", market.now().getEpochSecond());
    return Answer.ok(json);
  }

  private static Answer currencies() {
    ArrayNode data = Json.array();
    data.addObject()
        .put("id", Product.USD)
        .put("name", "United States Dollar")
        .put("min_size", "0.01");
    return Answer.ok(Json.object().set(DATA, data));
  }

  private static Answer coins() {
    ArrayNode data = Json.array();
    Product.ALL.forEach(product -> data.add(currency(product)));
    return Answer.ok(Json.object().set(DATA, data));
  }

  private static ObjectNode currency(Product product) {
    return Json.object()
        .put("code", product.base())
        .put("name", product.name())
        .put("exponent", product.baseIncrement().scale())
        .put("type", "crypto");
  }

  private Answer rates() {
    ObjectNode json = Json.object();
    ObjectNode rates = json.putObject(DATA).put("currency", Product.USD).putObject("rates");
    rates.put(Product.USD, "1");
    return Answer.ok(json);
  }

  private Answer accounts() {
    ObjectNode json = Json.object();
    json.putObject("pagination").putNull("next_starting_after").putNull("next_uri");
    ArrayNode data = json.putArray(DATA);
    account
        .balances()
        .forEach(
            (currency, balance) -> {
              boolean isFiat = currency.equals(Product.USD);
              ObjectNode row = data.addObject();
              row.put("id", currency);
              row.put("name", currency + " Wallet");
              row.put("primary", isFiat);
              row.put("type", isFiat ? "fiat" : "wallet");
              row.putObject("currency").put("code", currency).put("name", currency);
              row.putObject("balance")
                  .put("amount", Amounts.text(balance.total()))
                  .put("currency", currency);
              row.put("resource", "account");
              row.put("resource_path", PREFIX + "/accounts/" + currency);
            });
    return Answer.ok(json);
  }
}
