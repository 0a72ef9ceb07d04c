package io.cryptobot.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Balances, fees and what the key may do, in the shapes of Advanced Trade. */
final class AdvancedAccounts {
  private static final int USUAL = 49;
  private static final int MOST = 250;
  private static final String SPOT_VOLUME = "VOLUME_TYPE_SPOT";
  private static final String TIER_END = "10000";

  private final SimulatorAccount account;
  private final Market market;
  private final SimulatorSettings settings;

  AdvancedAccounts(SimulatorAccount account, Market market, SimulatorSettings settings) {
    this.account = account;
    this.market = market;
    this.settings = settings;
  }

  /** A page; the cursor is the id of its last account, empty after the last page. */
  Answer list(Call call) {
    List<String> currencies = new ArrayList<>(account.balances().keySet());
    String cursor = call.parameter("cursor").orElse("");
    int begin = 0;
    for (int i = 0; i < currencies.size(); i++) {
      begin = id(currencies.get(i)).equals(cursor) ? i + 1 : begin;
    }
    int end = Math.min(currencies.size(), begin + call.limit(USUAL, MOST));
    ObjectNode json = Json.object();
    ArrayNode page = json.putArray("accounts");
    currencies.subList(begin, end).forEach(currency -> page.add(account(currency)));
    boolean hasNext = end < currencies.size();
    json.put("has_next", hasNext);
    json.put("cursor", hasNext ? id(currencies.get(end - 1)) : "");
    json.put("size", page.size());
    return Answer.ok(json);
  }

  Answer one(String id) {
    for (String currency : account.balances().keySet()) {
      if (id(currency).equals(id)) {
        return Answer.ok(Json.object().set("account", account(currency)));
      }
    }
    return AdvancedErrors.answer(Answer.NOT_FOUND, "NOT_FOUND", "account is not available");
  }

  private ObjectNode account(String currency) {
    Ledger.Balance balance = account.balances().getOrDefault(currency, Ledger.Balance.NONE);
    boolean isFiat = currency.equals(Product.USD);
    String opened = Json.time(account.bornAt());
    ObjectNode json = Json.object();
    json.put("uuid", id(currency));
    json.put("name", isFiat ? "Cash (USD)" : currency + " Wallet");
    json.put("currency", currency);
    json.set("available_balance", amount(balance.available(), currency));
    json.put("default", true);
    json.put("active", true);
    json.put("created_at", opened);
    json.put("updated_at", opened);
    json.putNull("deleted_at");
    json.put("type", isFiat ? "ACCOUNT_TYPE_FIAT" : "ACCOUNT_TYPE_CRYPTO");
    json.put("ready", true);
    json.set("hold", amount(balance.hold(), currency));
    json.put("retail_portfolio_id", portfolio());
    json.put("platform", "ACCOUNT_PLATFORM_CONSUMER");
    return json;
  }

  private static ObjectNode amount(BigDecimal value, String currency) {
    return Json.object().put("value", Amounts.text(value)).put("currency", currency);
  }

  private String id(String currency) {
    return uuid(account.bornAt() + " account " + currency);
  }

  private String portfolio() {
    return uuid(account.bornAt() + " portfolio");
  }

  private static String uuid(String seed) {
    return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
  }

  Answer permissions() {
    return Answer.ok(
        Json.object()
            .put("can_view", true)
            .put("can_trade", settings.mayTrade())
            .put("can_transfer", settings.mayTransfer())
            .put("can_receive", false)
            .put("portfolio_uuid", portfolio())
            .put("portfolio_type", "DEFAULT"));
  }

  Answer portfolios() {
    ObjectNode json = Json.object();
    json.putArray("portfolios")
        .addObject()
        .put("name", "Default")
        .put("uuid", portfolio())
        .put("type", "DEFAULT")
        .put("deleted", false);
    return Answer.ok(json);
  }

  Answer summary() {
    List<Order> orders = account.orders();
    BigDecimal volume = Order.sum(orders, Order::filledValue);
    BigDecimal fees = Order.sum(orders, Order::fees);
    ObjectNode json = Json.object();
    json.put("total_volume", volume);
    json.put("total_fees", fees);
    json.set("fee_tier", tier());
    json.putNull("margin_rate");
    json.putNull("goods_and_services_tax");
    json.put("advanced_trade_only_volume", volume);
    json.put("advanced_trade_only_fees", fees);
    json.put("coinbase_pro_volume", 0);
    json.put("coinbase_pro_fees", 0);
    json.put("total_balance", Amounts.text(worth()));
    json.put("has_promo_fee", false);
    json.putArray("volume_breakdown")
        .addObject()
        .put("volume_type", SPOT_VOLUME)
        .put("volume", volume);
    json.put("has_cost_plus_commission", false);
    return Answer.ok(json);
  }

  private ObjectNode tier() {
    ObjectNode tier = Json.object();
    tier.put("pricing_tier", "Intro");
    tier.put("usd_from", "0").put("usd_to", TIER_END);
    tier.put("taker_fee_rate", Amounts.text(account.rates().taker()));
    tier.put("maker_fee_rate", Amounts.text(account.rates().maker()));
    tier.put("aop_from", "0").put("aop_to", "1000000");
    tier.put("perps_vol_from", "").put("perps_vol_to", "");
    tier.put("futures_vol_from", "").put("futures_vol_to", "");
    ObjectNode range = tier.putArray("volume_types_and_range").addObject();
    range.putArray("volume_types").add(SPOT_VOLUME);
    range.put("vol_from", "0").put("vol_to", TIER_END);
    return tier;
  }

  private BigDecimal worth() {
    Map<String, Ledger.Balance> balances = account.balances();
    BigDecimal sum = balances.getOrDefault(Product.USD, Ledger.Balance.NONE).total();
    for (Product product : Product.ALL) {
      BigDecimal coins = balances.getOrDefault(product.base(), Ledger.Balance.NONE).total();
      sum =
          sum.add(
              market
                  .now(product)
                  .map(price -> coins.multiply(price.bid()))
                  .orElse(BigDecimal.ZERO));
    }
    return sum.setScale(2, RoundingMode.DOWN);
  }
}
