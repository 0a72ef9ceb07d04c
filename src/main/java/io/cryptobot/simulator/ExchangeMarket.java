package io.cryptobot.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptobot.market.Candle;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Market data in the shapes of Exchange: prices are texts, but in candles they are numbers. */
final class ExchangeMarket {
  private static final int MOST_CANDLES = 300;
  private static final Set<String> GRANULARITIES =
      Set.of("60", "300", "900", "3600", "21600", "86400");
  private static final double MILLIS = 1000;
  private static final int DAYS_OF_A_MONTH = 30;

  private final Market market;
  private final SimulatorAccount account;

  ExchangeMarket(Market market, SimulatorAccount account) {
    this.market = market;
    this.account = account;
  }

  Answer time() {
    Instant now = market.now();
    return Answer.ok(
        Json.object()
            .put("iso", Instant.ofEpochMilli(now.toEpochMilli()).toString())
            .put("epoch", now.toEpochMilli() / MILLIS));
  }

  Answer currencies() {
    return Answer.ok(allCurrencies());
  }

  Answer currency(String id) {
    for (JsonNode currency : allCurrencies()) {
      if (currency.path("id").asText().equals(id)) {
        return Answer.ok(currency);
      }
    }
    return ExchangeHandler.notFound();
  }

  private static ArrayNode allCurrencies() {
    ArrayNode all = Json.array();
    all.add(currency(Product.USD, "United States Dollar", Product.QUOTE_INCREMENT, "fiat"));
    Product.ALL.forEach(
        product ->
            all.add(currency(product.base(), product.name(), product.baseIncrement(), "crypto")));
    return all;
  }

  private static ObjectNode currency(String id, String name, BigDecimal step, String type) {
    ObjectNode json = Json.object();
    json.put("id", id).put("name", name).put("min_size", step.toPlainString());
    json.put("status", "online").put("message", "").put("max_precision", step.toPlainString());
    json.putArray("convertible_to");
    json.putObject("details").put("type", type).put("symbol", id);
    json.putArray("supported_networks");
    return json;
  }

  Answer products() {
    ArrayNode all = Json.array();
    Product.ALL.forEach(product -> all.add(product(product)));
    return Answer.ok(all);
  }

  ObjectNode product(Product product) {
    boolean halted = account.isHalted(product);
    return Json.object()
        .put("id", product.id())
        .put("base_currency", product.base())
        .put("quote_currency", Product.USD)
        .put("quote_increment", product.priceIncrement().toPlainString())
        .put("base_increment", product.baseIncrement().toPlainString())
        .put("display_name", product.id())
        .put("min_market_funds", Product.QUOTE_MIN.toPlainString())
        .put("margin_enabled", false)
        .put("post_only", false)
        .put("limit_only", false)
        .put("cancel_only", false)
        .put("status", halted ? "offline" : "online")
        .put("status_message", "")
        .put("trading_disabled", halted)
        .put("fx_stablecoin", false)
        .put("max_slippage_percentage", "0.02000000")
        .put("auction_mode", false)
        .put("high_bid_limit_percentage", "");
  }

  Answer candles(Product product, Call call) {
    String granularity = call.parameter("granularity").orElse("60");
    if (!GRANULARITIES.contains(granularity)) {
      return ExchangeHandler.error(Answer.BAD_REQUEST, "Unsupported granularity");
    }
    Duration length = Duration.ofSeconds(Long.parseLong(granularity));
    Optional<String> from = call.parameter("start");
    Optional<String> to = call.parameter("end");
    // One without the other is ignored.
    boolean areBoth = from.isPresent() && to.isPresent();
    @Nullable Instant end = areBoth ? to.flatMap(Json::time).orElse(null) : market.now();
    @Nullable Instant start =
        areBoth
            ? from.flatMap(Json::time).orElse(null)
            : market.now().minus(length.multipliedBy(MOST_CANDLES - 1L));
    if (start == null || end == null) {
      return ExchangeHandler.error(Answer.BAD_REQUEST, "Invalid start or end");
    }
    if (Duration.between(start, end).toSeconds() / length.toSeconds() > MOST_CANDLES) {
      return ExchangeHandler.error(
          Answer.BAD_REQUEST,
          "granularity too small for the requested time range. Count of aggregations requested"
              + " exceeds "
              + MOST_CANDLES);
    }
    List<Candle> candles = market.candles(product.coin(), length, start, end);
    ArrayNode rows = Json.array();
    for (int i = candles.size() - 1; i >= Math.max(0, candles.size() - MOST_CANDLES); i--) {
      row(rows, candles.get(i)).add(Json.volume(candles.get(i).volume()));
    }
    return Answer.ok(rows);
  }

  private static ArrayNode row(ArrayNode rows, Candle candle) {
    return rows.addArray()
        .add(candle.openTime().getEpochSecond())
        .add(Json.price(candle.low()))
        .add(Json.price(candle.high()))
        .add(Json.price(candle.open()))
        .add(Json.price(candle.close()));
  }

  /** The last day of each product in candles of an hour without volume, newest first. */
  Answer sparkLines() {
    ObjectNode json = Json.object();
    for (Product product : Product.ALL) {
      ArrayNode rows = json.putArray(product.id());
      List<Candle> hours = new ArrayList<>(market.lastDay(product));
      Collections.reverse(hours);
      hours.forEach(hour -> row(rows, hour));
    }
    return Answer.ok(json);
  }

  Answer ticker(Product product) {
    Market.Day day = market.day(product);
    return withPrice(
        product,
        price ->
            Json.object()
                .put("ask", Amounts.text(price.ask()))
                .put("bid", Amounts.text(price.bid()))
                .put("volume", Amounts.text(Json.volume(day.volume())))
                .put("trade_id", market.now().getEpochSecond())
                .put("price", Amounts.text(price.last()))
                .put("size", product.baseIncrement().toPlainString())
                .put("time", Json.time(market.now()))
                .put("rfq_volume", "0"));
  }

  /** One, of now, at the last price. */
  Answer trades(Product product) {
    ArrayNode trades = Json.array();
    market
        .now(product)
        .ifPresent(
            price ->
                trades
                    .addObject()
                    .put("trade_id", market.now().getEpochSecond())
                    .put("side", "sell")
                    .put("size", product.baseIncrement().toPlainString())
                    .put("price", Amounts.text(price.last()))
                    .put("time", Json.time(market.now())));
    return Answer.ok(trades);
  }

  Answer stats(Product product) {
    Market.Day day = market.day(product);
    return withPrice(
        product,
        price ->
            Json.object()
                .put("open", Amounts.text(Json.price(day.open())))
                .put("high", Amounts.text(Json.price(day.high())))
                .put("low", Amounts.text(Json.price(day.low())))
                .put("last", Amounts.text(price.last()))
                .put("volume", Amounts.text(Json.volume(day.volume())))
                .put("volume_30day", Amounts.text(Json.volume(day.volume() * DAYS_OF_A_MONTH))));
  }

  Answer book(Product product) {
    return withPrice(
        product,
        price -> {
          ObjectNode json = Json.object();
          json.putArray("bids").addArray().add(Amounts.text(price.bid())).add("1").add(1);
          json.putArray("asks").addArray().add(Amounts.text(price.ask())).add("1").add(1);
          json.put("sequence", market.now().toEpochMilli());
          json.put("auction_mode", false);
          json.putNull("auction");
          json.put("time", Json.time(market.now()));
          return json;
        });
  }

  private Answer withPrice(Product product, Function<Prices.Price, ObjectNode> json) {
    Optional<Prices.Price> price = market.now(product);
    return price.map(json).map(Answer::ok).orElseGet(ExchangeHandler::notFound);
  }
}
