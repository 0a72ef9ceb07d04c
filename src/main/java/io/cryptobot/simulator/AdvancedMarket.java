package io.cryptobot.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptobot.market.Candle;
import io.cryptobot.simulator.Prices.Price;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Market data in the shapes of Advanced Trade: all numbers are texts, candles newest first. */
final class AdvancedMarket {
  private static final int MOST_CANDLES = 350;
  private static final int LEVELS = 5;
  private static final int MOST_PRODUCTS = 1000;
  private static final BigDecimal BASIS_POINTS = BigDecimal.valueOf(10_000);
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final MathContext DIGITS = new MathContext(12);
  private static final Map<String, Duration> GRANULARITIES =
      Map.of(
          "ONE_MINUTE", Duration.ofMinutes(1),
          "FIVE_MINUTE", Duration.ofMinutes(5),
          "FIFTEEN_MINUTE", Duration.ofMinutes(15),
          "THIRTY_MINUTE", Duration.ofMinutes(30),
          "ONE_HOUR", Duration.ofHours(1),
          "TWO_HOUR", Duration.ofHours(2),
          "FOUR_HOUR", Duration.ofHours(4),
          "SIX_HOUR", Duration.ofHours(6),
          "ONE_DAY", Duration.ofDays(1));

  private static final List<String> ALWAYS_FALSE =
      List.of(
          "watched",
          "is_disabled",
          "new",
          "cancel_only",
          "limit_only",
          "post_only",
          "auction_mode",
          "view_only",
          "is_alpha_testing");
  private static final List<String> ALWAYS_EMPTY =
      List.of(
          "mid_market_price",
          "alias",
          "market_cap",
          "base_cbrn",
          "quote_cbrn",
          "product_cbrn",
          "icon_color",
          "icon_url",
          "display_name_overwrite",
          "about_description",
          "best_bid_price",
          "best_ask_price");

  private final Market market;
  private final SimulatorAccount account;

  AdvancedMarket(Market market, SimulatorAccount account) {
    this.market = market;
    this.account = account;
  }

  Answer time() {
    Instant now = market.now();
    return Answer.ok(
        Json.object()
            .put("iso", Instant.ofEpochSecond(now.getEpochSecond()).toString())
            .put("epochSeconds", Long.toString(now.getEpochSecond()))
            .put("epochMillis", Long.toString(now.toEpochMilli())));
  }

  Answer products(Call call) {
    List<String> wanted = call.parameters("product_ids");
    boolean otherKind =
        call.parameter("product_type").filter(type -> !type.equals("SPOT")).isPresent();
    int offset =
        call.parameter("offset")
            .filter(text -> text.matches("[0-9]{1,6}"))
            .map(Integer::parseInt)
            .orElse(0);
    ArrayNode products = Json.array();
    Product.ALL.stream()
        .filter(product -> !otherKind && (wanted.isEmpty() || wanted.contains(product.id())))
        .skip(offset)
        .limit(call.limit(MOST_PRODUCTS, MOST_PRODUCTS))
        .forEach(product -> products.add(product(product)));
    ObjectNode json = Json.object();
    json.put("num_products", products.size());
    json.set("products", products);
    json.putObject("pagination")
        .put("prev_cursor", "")
        .put("next_cursor", "")
        .put("has_next", false)
        .put("has_prev", false);
    return Answer.ok(json);
  }

  /** What {@code answer} makes of a product, or a 404. */
  static Answer of(String id, Function<Product, Answer> answer) {
    return Product.find(id)
        .map(answer)
        .orElseGet(
            () ->
                AdvancedErrors.answer(
                    Answer.NOT_FOUND, "NOT_FOUND", "Product " + id + " not supported"));
  }

  ObjectNode product(Product product) {
    Market.Day day = market.day(product);
    ObjectNode json = Json.object();
    json.put("product_id", product.id());
    json.put("price", market.now(product).map(Price::last).map(Amounts::text).orElse(""));
    json.put("price_percentage_change_24h", Amounts.text(Json.volume(day.change())));
    json.put("volume_24h", Amounts.text(Json.volume(day.volume())));
    json.put("volume_percentage_change_24h", "0");
    json.put("approximate_quote_24h_volume", Amounts.text(Json.volume(day.volume() * day.last())));
    putSizes(json, product);
    putFlags(json, account.isHalted(product));
    putNames(json, product);
    for (String empty : ALWAYS_EMPTY) {
      json.put(empty, "");
    }
    return json;
  }

  private static void putSizes(ObjectNode json, Product product) {
    json.put("base_increment", product.baseIncrement().toPlainString());
    json.put("quote_increment", Product.QUOTE_INCREMENT.toPlainString());
    json.put("price_increment", product.priceIncrement().toPlainString());
    json.put("quote_min_size", Product.QUOTE_MIN.toPlainString());
    json.put("quote_max_size", product.quoteMax().toPlainString());
    json.put("base_min_size", product.baseIncrement().toPlainString());
    json.put("base_max_size", product.baseMax().toPlainString());
  }

  private static void putFlags(ObjectNode json, boolean halted) {
    json.put("status", halted ? "offline" : "online");
    json.put("trading_disabled", halted);
    for (String flag : ALWAYS_FALSE) {
      json.put(flag, false);
    }
  }

  private static void putNames(ObjectNode json, Product product) {
    json.put("base_name", product.name());
    json.put("quote_name", "US Dollar");
    json.put("display_name", product.id());
    json.put("base_currency_id", product.base());
    json.put("quote_currency_id", Product.USD);
    json.put("base_display_symbol", product.base());
    json.put("quote_display_symbol", Product.USD);
    json.put("product_type", "SPOT");
    json.put("product_venue", "CBE");
    json.put("new_at", "2023-01-01T00:00:00Z");
    json.putArray("alias_to").add(product.base() + "-USDC");
    json.putNull("fcm_trading_session_details");
  }

  Answer candles(Product product, Call call) {
    @Nullable Duration length = GRANULARITIES.get(call.parameter("granularity").orElse(""));
    @Nullable Instant start = call.parameter("start").flatMap(Json::time).orElse(null);
    @Nullable Instant end = call.parameter("end").flatMap(Json::time).orElse(null);
    if (length == null || start == null || end == null || end.isBefore(start)) {
      return AdvancedErrors.invalid("start, end or granularity argument is invalid");
    }
    long asked = Duration.between(start, end).toSeconds() / length.toSeconds() + 1;
    if (asked > MOST_CANDLES) {
      return AdvancedErrors.invalid(
          "start and end argument is invalid - number of candles requested should be less than "
              + MOST_CANDLES
              + " ");
    }
    List<Candle> candles = market.candles(product.coin(), length, start, end);
    ArrayNode rows = Json.array();
    int last = Math.max(0, candles.size() - call.limit(MOST_CANDLES, MOST_CANDLES));
    for (int i = candles.size() - 1; i >= last; i--) {
      rows.add(candle(candles.get(i)));
    }
    return Answer.ok(Json.object().set("candles", rows));
  }

  private static ObjectNode candle(Candle candle) {
    return Json.object()
        .put("start", Long.toString(candle.openTime().getEpochSecond()))
        .put("low", Amounts.text(Json.price(candle.low())))
        .put("high", Amounts.text(Json.price(candle.high())))
        .put("open", Amounts.text(Json.price(candle.open())))
        .put("close", Amounts.text(Json.price(candle.close())))
        .put("volume", Amounts.text(Json.volume(candle.volume())));
  }

  /** One trade, of now, at the last price. */
  Answer ticker(Product product) {
    Optional<Price> price = market.now(product);
    ObjectNode json = Json.object();
    ArrayNode trades = json.putArray("trades");
    price.ifPresent(
        now ->
            trades
                .addObject()
                .put("trade_id", Long.toString(market.now().getEpochSecond()))
                .put("product_id", product.id())
                .put("price", Amounts.text(now.last()))
                .put("size", product.baseIncrement().toPlainString())
                .put("time", Json.time(market.now()))
                .put("side", "BUY")
                .put("bid", "")
                .put("ask", "")
                .put("exchange", "coinbase"));
    json.put("best_bid", price.map(Price::bid).map(Amounts::text).orElse(""));
    json.put("best_ask", price.map(Price::ask).map(Amounts::text).orElse(""));
    return Answer.ok(json);
  }

  Answer book(Call call) {
    return of(
        call.parameter("product_id").orElse(""),
        product -> {
          ObjectNode json = Json.object();
          Optional<Price> price = market.now(product);
          json.set("pricebook", book(product, price, Math.min(LEVELS, call.limit(LEVELS, LEVELS))));
          price.ifPresent(
              now -> {
                BigDecimal middle = now.bid().add(now.ask()).divide(TWO);
                BigDecimal spread = now.ask().subtract(now.bid());
                json.put("last", Amounts.text(middle));
                json.put("mid_market", Amounts.text(middle));
                json.put(
                    "spread_bps",
                    Amounts.text(spread.multiply(BASIS_POINTS).divide(middle, DIGITS)));
                json.put("spread_absolute", Amounts.text(spread));
              });
          return Answer.ok(json);
        });
  }

  Answer bestBidAsk(Call call) {
    List<String> wanted = call.parameters("product_ids");
    ArrayNode books = Json.array();
    for (Product product : Product.ALL) {
      if (wanted.isEmpty() || wanted.contains(product.id())) {
        books.add(book(product, market.now(product), 1));
      }
    }
    return Answer.ok(Json.object().set("pricebooks", books));
  }

  private ObjectNode book(Product product, Optional<Price> price, int levels) {
    ObjectNode json = Json.object();
    json.put("product_id", product.id());
    ArrayNode bids = json.putArray("bids");
    ArrayNode asks = json.putArray("asks");
    price.ifPresent(
        now -> {
          for (int i = 0; i < levels; i++) {
            BigDecimal away = product.priceIncrement().multiply(BigDecimal.valueOf(i));
            bids.addObject()
                .put("price", Amounts.text(now.bid().subtract(away).max(product.priceIncrement())))
                .put("size", "1");
            asks.addObject().put("price", Amounts.text(now.ask().add(away))).put("size", "1");
          }
        });
    json.put("time", Json.time(market.now()));
    return json;
  }
}
