package io.cryptobot.exchange.coinbase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.engine.Side;
import io.cryptobot.exchange.AccountException;
import io.cryptobot.exchange.Balance;
import io.cryptobot.exchange.MarketOrder;
import io.cryptobot.exchange.OrderReport;
import io.cryptobot.exchange.ProductTerms;
import io.cryptobot.exchange.Submission;
import io.cryptobot.exchange.TradingAccount;
import io.cryptobot.fuzz.Form;
import io.cryptobot.fuzz.Fuzzing;
import io.cryptobot.fuzz.Good;
import io.cryptobot.market.Coin;
import io.cryptobot.market.Quote;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the exchange answers, a reader fails as it says, or gives what can be. */
class CoinbaseFuzzTest {
  private static final Coin BTC = new Coin("BTC-USD");
  private static final List<Coin> COINS = List.of(BTC, new Coin("ETH-USD"));
  private static final String OURS = "54b00006-0000-4000-8000-000000000001";
  private static final BigDecimal LARGEST = new BigDecimal("1e30");
  private static final int[] STATUSES = {204, 302, 400, 401, 403, 404, 418, 429, 500, 503};

  /** The answer of the moment. */
  private byte[] answer = new byte[0];

  /** Whether it comes with the status and the headers of a good one. */
  private boolean isGood;

  private int requests;

  private final CoinbaseSettings settings =
      new CoinbaseSettings(
          Venue.LOCAL,
          URI.create("http://127.0.0.1:1"),
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          1_000_000,
          1000,
          "cryptobot/test");

  private Instant now = Instant.parse("2026-11-24T10:00:00Z");

  /** Each look is a minute after the one before, so that no limit holds anything back. */
  private final Clock clock = ((InstantSource) this::aMinuteLater).withZone(ZoneOffset.UTC);

  private Instant aMinuteLater() {
    now = now.plusSeconds(60);
    return now;
  }

  private Response answered(Interceptor.Chain chain) {
    requests++;
    assertTrue(requests <= 200, "asks again and again");
    int chance = Math.floorMod(Arrays.hashCode(answer), 100);
    Response.Builder response =
        new Response.Builder()
            .request(chain.request())
            .protocol(Protocol.HTTP_1_1)
            .message("")
            .code(chance < STATUSES.length && !isGood ? STATUSES[chance] : 200)
            .body(ResponseBody.create(answer, null));
    if (chance % 5 == 0 && !isGood) {
      response.header("Retry-After", chance % 2 == 0 ? "999999999" : "Tue, 99 Xyz 0000 GMT");
      response.header("CB-AFTER", "  ?&after=x #/../");
    }
    return response.build();
  }

  private CoinbaseHttp http() {
    return new CoinbaseHttp(
        settings,
        (method, path, body, now) -> Map.of(),
        clock,
        pause -> {
          throw new InterruptedException("not asked again");
        },
        new OkHttpClient.Builder().addInterceptor(this::answered).build());
  }

  private TradingAccount advanced() {
    return new AdvancedTradeAccount(http(), clock);
  }

  private TradingAccount exchange() {
    return new ExchangeAccount(http(), clock);
  }

  /** A question whose answer holds only what can be. */
  private interface Question {
    void ask(TradingAccount account) throws AccountException;
  }

  private void fuzz(String name, TradingAccount account, Good good, Question question)
      throws Exception {
    Fuzzing.run(
        account.name() + " " + name,
        Form.JSON,
        good.inputs(),
        input -> {
          answer = input;
          isGood = good.inputs().contains(input);
          requests = 0;
          try {
            question.ask(account);
            return true;
          } catch (AccountException e) {
            assertTrue(String.valueOf(e.getMessage()).length() < 1000, "a message without end");
            return false;
          } finally {
            // The pause before another attempt was cut short.
            Thread.interrupted();
          }
        });
    account.close();
  }

  /** What is asked of both APIs. */
  enum Asked {
    TIME,
    PRODUCTS,
    BALANCES,
    QUOTE,
    FEE_RATE,
    PERMISSIONS,
    SUBMISSION,
    ORDER,
    ORDER_BY_OUR_ID,
    ORDERS,
    CANCEL
  }

  private void ask(Asked asked, TradingAccount account) throws AccountException {
    switch (asked) {
      case TIME -> {
        Duration since = Duration.between(Instant.EPOCH, account.time());
        assertTrue(since.toMillis() >= 0, since::toString);
      }
      case PRODUCTS -> account.products(COINS).forEach(CoinbaseFuzzTest::check);
      case BALANCES -> account.balances().values().forEach(CoinbaseFuzzTest::check);
      case QUOTE -> check(account.quote(BTC));
      case FEE_RATE -> {
        BigDecimal rate = account.takerFeeRate();
        assertTrue(rate.signum() >= 0 && rate.compareTo(BigDecimal.ONE) < 0, rate::toString);
      }
      case PERMISSIONS -> account.permissions();
      case SUBMISSION -> submit(account);
      case ORDER -> check(account.order("68e6a28f-ae28-4788-8d4f-5ab4e5e5ae08"));
      case ORDER_BY_OUR_ID -> {
        Optional<OrderReport> found = account.find(OURS, BTC, Instant.EPOCH);
        check(found);
        found.ifPresent(one -> assertEquals(Optional.of(OURS), one.clientOrderId()));
      }
      case ORDERS -> account.ordersSince(Instant.EPOCH).forEach(one -> check(Optional.of(one)));
      case CANCEL -> account.cancel("68e6a28f-ae28-4788-8d4f-5ab4e5e5ae08");
    }
  }

  private static void check(Coin coin, ProductTerms terms) {
    assertTrue(COINS.contains(coin));
    assertTrue(isSound(terms.baseIncrement()) && terms.baseIncrement().signum() > 0);
    assertTrue(isSound(terms.quoteIncrement()) && terms.quoteIncrement().signum() > 0);
    assertTrue(isSound(terms.baseMinimum()) && isSound(terms.quoteMinimum()), terms::toString);
  }

  private static void check(Balance balance) {
    assertTrue(isSound(balance.available()) && isSound(balance.hold()), balance::toString);
  }

  private static void check(Quote quote) {
    assertTrue(quote.bid() > 0 && quote.ask() >= quote.bid() && Double.isFinite(quote.ask()));
  }

  /** What was filled has a price, and what says that it is filled is. */
  private static void check(Optional<OrderReport> found) {
    if (found.isEmpty()) {
      return;
    }
    OrderReport report = found.get();
    assertTrue(isSound(report.filledQuantity()), report::toString);
    assertTrue(isSound(report.filledValue()) && isSound(report.fee()), report::toString);
    assertTrue(
        !report.isDone() || report.isFilled() == report.filledValue().signum() > 0,
        report::toString);
    boolean saysSo =
        report.isDone()
            && (report.status().equals("FILLED") || report.status().equals("done filled"));
    assertTrue(report.isFilled() || !saysSo, report::toString);
    assertTrue(report.orderId().matches("[\\w-]{1,100}"), report::toString);
  }

  private static boolean isSound(BigDecimal amount) {
    return amount.signum() >= 0 && amount.compareTo(LARGEST) < 0 && amount.scale() < 100;
  }

  private void submit(TradingAccount account) {
    String body = account.body(new MarketOrder(OURS, BTC, Side.BUY, new BigDecimal("5")));
    Submission submission = account.submit(body, false, () -> true);
    if (submission instanceof Submission.Accepted accepted) {
      try {
        account.order(accepted.orderId());
      } catch (AccountException e) {
        assertTrue(String.valueOf(e.getMessage()).length() < 1000, "a message without end");
      }
    } else if (submission instanceof Submission.Rejected rejected) {
      assertTrue((rejected.code() + rejected.message()).length() < 1000, "a reason without end");
    } else if (submission instanceof Submission.Unresolved unresolved) {
      assertTrue(unresolved.why().length() < 1000, "a reason without end");
    }
  }

  @ParameterizedTest
  @EnumSource(Asked.class)
  void noAnswerOfAdvancedTradeIsTradedOnUnlessItCanBe(Asked asked) throws Exception {
    String order =
        """
        {"order_id":"68e6a28f-ae28-4788-8d4f-5ab4e5e5ae08","client_order_id":"%s",
         "product_id":"BTC-USD","side":"BUY","status":"FILLED","filled_size":"0.0001",
         "filled_value":"4.97","total_fees":"0.03","created_time":"2026-11-24T10:00:00Z"}
        """
            .formatted(OURS);
    Good good =
        switch (asked) {
          case TIME ->
              Good.of("{\"iso\":\"2026-11-24T10:00:00Z\",\"epochMillis\":\"1795514400000\"}")
                  .andRecorded("coinbase-advanced", "time");
          case PRODUCTS ->
              Good.of(
                      """
                      {"products":[{"product_id":"BTC-USD","status":"online",
                        "base_increment":"0.00000001","quote_increment":"0.01",
                        "base_min_size":"0.00000001","quote_min_size":"1","is_disabled":false}]}
                      """)
                  .andRecorded("coinbase-advanced", "products-five")
                  .andRecorded("coinbase-advanced", "products-BTC");
          case BALANCES ->
              Good.of(
                      """
                      {"accounts":[{"currency":"USD","available_balance":{"value":"10"},
                        "hold":{"value":"0"}}],"has_next":false,"cursor":""}
                      """)
                  .andRecorded("coinbase-advanced", "accounts-");
          case QUOTE ->
              Good.of("{\"trades\":[],\"best_bid\":\"68923.66\",\"best_ask\":\"68923.67\"}")
                  .andRecorded("coinbase-advanced", "market-trades");
          case FEE_RATE ->
              Good.of("{\"fee_tier\":{\"taker_fee_rate\":\"0.006\"}}")
                  .andRecorded("coinbase-advanced", "transaction-summary");
          case PERMISSIONS ->
              Good.of("{\"can_view\":true,\"can_trade\":true,\"can_transfer\":false}")
                  .andRecorded("coinbase-advanced", "key-permissions");
          case SUBMISSION ->
              Good.of(
                      """
                      {"success":true,"success_response":{"order_id":"68e6a28f","client_order_id":
                       "%s"}}
                      """
                          .formatted(OURS))
                  .andRecorded("coinbase-advanced", "create-order");
          case ORDER -> Good.of("{\"order\":" + order + "}");
          case ORDER_BY_OUR_ID, ORDERS ->
              Good.of("{\"orders\":[" + order + "],\"has_next\":false,\"cursor\":\"\"}")
                  .andRecorded("coinbase-advanced", "orders-list");
          case CANCEL ->
              Good.of("{\"results\":[{\"success\":true,\"order_id\":\"68e6a28f\"}]}")
                  .andRecorded("coinbase-advanced", "cancel");
        };
    fuzz(asked.name(), advanced(), good, account -> ask(asked, account));
  }

  @ParameterizedTest
  @EnumSource(Asked.class)
  void noAnswerOfExchangeIsTradedOnUnlessItCanBe(Asked asked) throws Exception {
    String order =
        """
        {"id":"68e6a28f-ae28-4788-8d4f-5ab4e5e5ae08","product_id":"BTC-USD","side":"buy",
         "client_oid":"%s","created_at":"2026-11-24T10:00:00Z","done_reason":"filled",
         "fill_fees":"0.02","filled_size":"0.012","executed_value":"9.97","status":"done",
         "settled":true}
        """
            .formatted(OURS);
    Good good =
        switch (asked) {
          case TIME -> Good.of("{\"iso\":\"2026-11-24T10:00:00Z\",\"epoch\":1795514400.123}");
          case PRODUCTS ->
              Good.of(
                      """
                      {"id":"BTC-USD","status":"online","base_increment":"0.00000001",
                       "quote_increment":"0.01","min_market_funds":"1","trading_disabled":false}
                      """)
                  .andRecorded("coinbase-exchange", "product-");
          case BALANCES, PERMISSIONS ->
              Good.of(
                  """
                  [{"currency":"USD","balance":"10","available":"10","hold":"0"},
                   {"currency":"BTC","balance":"1","available":"0.5","hold":"0.5"}]
                  """);
          case QUOTE ->
              Good.of("{\"bid\":\"68923.66\",\"ask\":\"68923.67\",\"price\":\"68923.66\"}")
                  .andRecorded("coinbase-exchange", "ticker");
          case FEE_RATE -> Good.of("{\"maker_fee_rate\":\"0.004\",\"taker_fee_rate\":\"0.006\"}");
          case SUBMISSION ->
              Good.of(order).andRecorded("coinbase-exchange", "order-reject-insufficient");
          case ORDER -> Good.of(order);
          case ORDER_BY_OUR_ID -> Good.of(order);
          case ORDERS -> Good.of("[" + order + "," + order + "]");
          case CANCEL -> Good.of("\"68e6a28f-ae28-4788-8d4f-5ab4e5e5ae08\"");
        };
    fuzz(asked.name(), exchange(), good, account -> ask(asked, account));
  }
}
