package io.cryptobot.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.files.WholeFiles;
import io.cryptobot.market.Coin;
import io.cryptobot.simulator.Order.Status;
import io.cryptobot.simulator.OrderRequest.Api;
import io.cryptobot.simulator.OrderRequest.Side;
import io.cryptobot.simulator.OrderRequest.TimeInForce;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SimulatorAccountTest {
  private static final OrderTerms AT_ONCE = OrderTerms.whole(Duration.ZERO);
  private static final Map<String, BigDecimal> TEN_THOUSAND = Map.of("USD", amount("10000"));

  /** A few dollars' worth of each coin. */
  private static final List<BigDecimal> UNITS =
      List.of(amount("0.001"), amount("0.01"), amount("0.1"), amount("1"), amount("100"));

  private final FixedPrices prices = FixedPrices.ofFive();
  private final ManualClock clock = new ManualClock("2026-11-24T10:00:00Z");
  private SimulatorAccount account;

  @TempDir Path folder;

  @BeforeEach
  void open() throws IOException {
    account = opened("0.009", Optional.empty());
  }

  private SimulatorAccount opened(String taker, Optional<Path> file) throws IOException {
    return SimulatorAccount.open(
        TEN_THOUSAND,
        prices,
        new FeeRates(amount(taker), amount("0.005")),
        clock,
        file,
        WholeFiles.onDisk());
  }

  @Test
  void aBuyByDollarsCostsExactlyTheDollarsAsInTheRecordedOrder() throws IOException {
    account = opened("0.0075", Optional.empty());
    prices.set("BTC-USD", "102795", "102795.8999998081720639");

    Order order = accepted(buyFor("a", "BTC-USD", "1.5"));

    assertAmount("1.488833746898263", order.filledValue());
    assertAmount("0.011166253101737", order.fees());
    assertAmount("1.5", order.valueAfterFees());
    assertAmount("0.0000144833961948", order.filledSize().setScale(16, RoundingMode.DOWN));
    assertAmount("9998.5", account.available("USD"));
    assertEquals(order.filledSize(), account.available("BTC"));
  }

  @Test
  void aSaleBringsItsValueLessTheFee() {
    accepted(buySize("a", "SOL-USD", "10"));
    BigDecimal before = account.available("USD");

    Order order = accepted(sell("b", "SOL-USD", "10"));

    assertAmount("1499", order.filledValue());
    assertAmount("13.491", order.fees());
    assertAmount("1485.509", order.valueAfterFees());
    assertAmount("1485.509", account.available("USD").subtract(before));
    assertAmount("0", account.total("SOL"));
  }

  @Test
  void aBuyByCoinsPaysTheFeeOnTop() {
    Order order = accepted(buySize("a", "ETH-USD", "1"));

    assertAmount("3027", order.valueAfterFees());
    assertAmount("6973", account.available("USD"));
  }

  @Test
  void theSameClientIdNeverMakesASecondOrder() {
    Order first = accepted(buyFor("same", "BTC-USD", "100"));

    Order again = accepted(buyFor("same", "ETH-USD", "50"));

    assertEquals(first.id(), again.id());
    assertEquals(1, account.orders().size());
    assertAmount("9900", account.available("USD"));
  }

  @ParameterizedTest
  @CsvSource({
    "BUY,  BTC-USD,  quote, 0.99,        QUOTE_TOO_SMALL",
    "BUY,  BTC-USD,  quote, 10.001,      INVALID_SIZE_PRECISION",
    "BUY,  BTC-USD,  quote, 10000.01,    INSUFFICIENT_FUND",
    "BUY,  BTC-USD,  quote, 999999999,   QUOTE_TOO_LARGE",
    "BUY,  XRP-USD,  quote, 10,          INVALID_PRODUCT",
    "SELL, BTC-USD,  quote, 10,          INVALID_CONFIGURATION",
    "SELL, BTC-USD,  base,  1,           INSUFFICIENT_FUND",
    "SELL, DOGE-USD, base,  10.05,       INVALID_SIZE_PRECISION",
    "SELL, BTC-USD,  base,  0.00000001,  BASE_TOO_SMALL",
    "BUY,  BTC-USD,  base,  0,           BASE_TOO_SMALL",
    "BUY,  BTC-USD,  base,  5000,        BASE_TOO_LARGE",
    "BUY,  BTC-USD,  base,  0.16666667,  INSUFFICIENT_FUND",
  })
  void whatCannotBeTradedIsRefusedAndChangesNothing(
      Side side, String product, String kind, String size, Rejection reason) {
    Optional<BigDecimal> there = Optional.of(amount(size));
    boolean byDollars = kind.equals("quote");
    OrderRequest request =
        new OrderRequest(
            "x",
            product,
            side,
            byDollars ? there : Optional.empty(),
            byDollars ? Optional.empty() : there,
            Optional.empty(),
            TimeInForce.IMMEDIATE_OR_CANCEL,
            false,
            Api.ADVANCED_TRADE);

    assertEquals(new Placement.Refused(reason), account.place(request, AT_ONCE));
    assertTrue(account.orders().isEmpty());
    assertAmount("10000", account.available("USD"));
  }

  @Test
  void aRefusedClientIdMayBeUsedAgain() {
    account.place(buyFor("x", "BTC-USD", "20000"), AT_ONCE);

    assertEquals(Status.FILLED, accepted(buyFor("x", "BTC-USD", "20")).status());
  }

  @Test
  void aHaltedCoinIsNotTradedUntilItIsLetInAgain() {
    account.halt(new Coin("BTC-USD"), true);
    assertEquals(
        new Placement.Refused(Rejection.NOT_ENABLED),
        account.place(buyFor("a", "BTC-USD", "20"), AT_ONCE));

    account.halt(new Coin("BTC-USD"), false);
    assertEquals(Status.FILLED, accepted(buyFor("a", "BTC-USD", "20")).status());
  }

  @Test
  void withoutAPriceNothingIsTraded() {
    prices.forget("BTC-USD");

    assertEquals(
        new Placement.Refused(Rejection.NO_PRICE),
        account.place(buyFor("a", "BTC-USD", "20"), AT_ONCE));
  }

  @Test
  void aLateOrderHoldsItsMoneyAndFillsAtThePriceThen() {
    OrderTerms late = OrderTerms.whole(Duration.ofSeconds(30));
    account.place(buyFor("a", "BTC-USD", "100.9"), late);
    assertAmount("9899.1", account.available("USD"));
    assertAmount("10000", account.total("USD"));

    clock.pass(Duration.ofSeconds(29));
    assertEquals(Status.OPEN, only().status());

    prices.set("BTC-USD", "49999", "50000");
    clock.pass(Duration.ofSeconds(1));
    assertEquals(Status.FILLED, only().status());
    assertAmount("0.002", account.total("BTC"));
    assertAmount("9899.1", account.total("USD"));
  }

  @Test
  void aPartFillsAndTheRestIsCancelled() {
    account.place(
        buyFor("a", "BTC-USD", "100"), new OrderTerms(Duration.ZERO, amount("0.4"), false));

    Order order = only();
    assertEquals(Status.CANCELLED, order.status());
    assertAmount("40", order.valueAfterFees());
    assertAmount("0.4", order.completion());
    assertAmount("9960", account.available("USD"));
    assertAmount("9960", account.total("USD"));
  }

  @Test
  void aPartFillsAndTheRestLater() {
    accepted(buySize("a", "DOGE-USD", "1000"));
    account.place(
        sell("b", "DOGE-USD", "1000"), new OrderTerms(Duration.ofSeconds(5), amount("0.3"), true));

    clock.pass(Duration.ofSeconds(5));
    Order half = account.ofClient("b").orElseThrow();
    assertEquals(Status.OPEN, half.status());
    assertAmount("300", half.filledSize());
    assertAmount("700", account.total("DOGE"));
    assertAmount("0", account.available("DOGE"));

    clock.pass(Duration.ofSeconds(5));
    Order whole = account.ofClient("b").orElseThrow();
    assertEquals(Status.FILLED, whole.status());
    assertEquals(2, whole.fills().size());
    assertAmount("0", account.total("DOGE"));
  }

  @Test
  void aCancelledOrderGivesItsMoneyBackAndCannotBeCancelledTwice() {
    Order open = accepted(limitBuy("a", "BTC-USD", "0.01", "50000"));
    assertAmount("9495.5", account.available("USD"));

    assertEquals(Status.CANCELLED, account.cancel(open.id()).orElseThrow().status());
    assertTrue(account.cancel(open.id()).isEmpty());
    assertAmount("10000", account.available("USD"));
  }

  @Test
  void aLimitOrderWaitsForItsPriceAndThenPaysTheMakersFee() {
    accepted(limitBuy("a", "BTC-USD", "0.01", "50000"));

    prices.set("BTC-USD", "49000", "49001");

    Order order = only();
    assertEquals(Status.FILLED, order.status());
    assertAmount("50000", order.averagePrice());
    assertAmount("2.5", order.fees());
    assertAmount("9497.5", account.total("USD"));
    assertAmount("9497.5", account.available("USD"));
  }

  @Test
  void aLimitOrderThatCrossesTradesAtOnceAtTheTouchWithTheTakersFee() {
    Order order = accepted(limitBuy("a", "ETH-USD", "1", "3100"));

    assertEquals(Status.FILLED, order.status());
    assertAmount("3000", order.averagePrice());
    assertAmount("27", order.fees());
    assertAmount("6973", account.available("USD"));
  }

  @ParameterizedTest
  @EnumSource(names = {"IMMEDIATE_OR_CANCEL", "FILL_OR_KILL"})
  void aLimitOrderThatMayNotWaitTradesAtOnceOrIsCancelled(TimeInForce time) {
    Order away = accepted(limitBuy("a", "ETH-USD", "1", "2900", time));
    assertEquals(Status.CANCELLED, away.status());
    assertTrue(away.fills().isEmpty());
    assertAmount("10000", account.available("USD"));

    assertEquals(Status.FILLED, accepted(limitBuy("b", "ETH-USD", "1", "3100", time)).status());
    assertAmount("6973", account.available("USD"));
  }

  @Test
  void aPostOnlyOrderThatCrossesIsRefused() {
    OrderRequest crossing =
        new OrderRequest(
            "a",
            "ETH-USD",
            Side.BUY,
            Optional.empty(),
            Optional.of(amount("1")),
            Optional.of(amount("3000")),
            TimeInForce.GOOD_UNTIL_CANCELLED,
            true,
            Api.ADVANCED_TRADE);

    assertEquals(new Placement.Refused(Rejection.POST_ONLY), account.place(crossing, AT_ONCE));
  }

  @Test
  void aBuyByCoinsThatHasBecomeTooDearFillsAsFarAsTheMoneyGoes() {
    account.place(buySize("a", "BTC-USD", "0.16"), OrderTerms.whole(Duration.ofSeconds(1)));
    prices.set("BTC-USD", "89999", "90000");
    clock.pass(Duration.ofSeconds(1));

    Order order = only();
    assertEquals(Status.CANCELLED, order.status());
    assertAmount("0.11012003", order.filledSize());
    assertTrue(account.available("USD").compareTo(amount("0.001")) < 0);
  }

  @Test
  void aRestartFindsBalancesOrdersAndClientIdsAsTheyWere() throws IOException {
    Optional<Path> file = Optional.of(folder.resolve("data").resolve("simulator_state.json"));
    account = opened("0.009", file);
    accepted(buyFor("a", "BTC-USD", "100"));
    accepted(limitBuy("b", "ETH-USD", "0.5", "2000"));
    account.place(
        buyFor("c", "SOL-USD", "60"), new OrderTerms(Duration.ofSeconds(9), amount("0.5"), true));
    account.halt(new Coin("DOGE-USD"), true);
    List<Order> before = account.orders();
    Map<String, Ledger.Balance> balances = account.balances();

    account = opened("0.009", file);

    assertEquals(before, account.orders());
    assertEquals(balances, account.balances());
    assertTrue(account.isHalted(Product.find("DOGE-USD").orElseThrow()));
    assertEquals(before.get(0).id(), accepted(buyFor("a", "BTC-USD", "100")).id());
    assertEquals(4, accepted(buyFor("d", "BTC-USD", "5")).sequence());
  }

  @Test
  void aFileThatHoldsNoBooksIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("state.json"), "{\"born_at\": \"2026");

    IOException refusal = assertThrows(IOException.class, () -> opened("0.009", Optional.of(file)));

    assertTrue(String.valueOf(refusal.getMessage()).contains("state.json"));
  }

  @ParameterizedTest
  @CsvSource({
    "\"hold\" : \"4.5405\",         \"hold\" : \"4.54\"",
    "\"held\" : \"4.5405\",         \"held\" : \"5\"",
    "\"available\" : \"9995.4595\", \"available\" : \"-1\"",
    "\"product\" : \"BTC-USD\",     \"product\" : \"XRP-USD\"",
  })
  void booksThatDoNotAddUpAreNotOpened(String right, String wrong) throws IOException {
    Path file = folder.resolve("state.json");
    account = opened("0.009", Optional.of(file));
    account.place(limitBuy("a", "BTC-USD", "0.00009", "50000"), AT_ONCE);
    String books = Files.readString(file);
    assertTrue(books.contains(right), books);
    Files.writeString(file, books.replace(right, wrong));

    IOException refusal = assertThrows(IOException.class, () -> opened("0.009", Optional.of(file)));

    assertTrue(String.valueOf(refusal.getMessage()).contains("state.json"));
  }

  @Test
  void whatCouldNotBeWrittenIsToldToNobodyUntilItIs() throws IOException {
    Path file = folder.resolve("data").resolve("state.json");
    account = opened("0.009", Optional.of(file));
    Files.delete(file);
    Files.createDirectories(file.resolve("in the way"));

    assertThrows(UncheckedIOException.class, () -> accepted(buyFor("a", "BTC-USD", "100")));
    assertThrows(UncheckedIOException.class, account::orders);

    Files.delete(file.resolve("in the way"));
    Files.delete(file);
    assertEquals(1, account.orders().size());
    assertEquals(account.orders(), opened("0.009", Optional.of(file)).orders());
  }

  @Test
  void fiveHundredRandomOrdersNeitherMakeNorLoseMoney() {
    Random random = new Random(20261124);
    for (int i = 0; i < 500; i++) {
      place(random, "order-" + i);
      clock.pass(Duration.ofSeconds(random.nextInt(20)));
      move(random);
      if (random.nextInt(10) == 0) {
        List<Order> all = account.orders();
        account.cancel(all.get(random.nextInt(all.size())).id());
      }
    }
    List<Order> all = account.orders();

    assertTrue(all.stream().filter(order -> !order.fills().isEmpty()).count() > 200);
    BigDecimal dollars = amount("10000");
    for (Order order : all) {
      BigDecimal moved = order.valueAfterFees();
      dollars = order.request().buys() ? dollars.subtract(moved) : dollars.add(moved);
    }
    assertAmount(Amounts.text(dollars), account.total("USD"));
    for (Product product : Product.ALL) {
      assertAmount(Amounts.text(traded(all, product)), account.total(product.base()));
    }
    assertHeld(all);
  }

  private static BigDecimal traded(List<Order> all, Product product) {
    BigDecimal coins = BigDecimal.ZERO;
    for (Order order : all) {
      if (order.request().productId().equals(product.id())) {
        BigDecimal size = order.filledSize();
        coins = order.request().buys() ? coins.add(size) : coins.subtract(size);
      }
    }
    return coins;
  }

  private void assertHeld(List<Order> all) {
    BigDecimal held =
        all.stream()
            .filter(order -> order.request().buys())
            .map(Order::held)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertAmount(Amounts.text(held), account.total("USD").subtract(account.available("USD")));
  }

  private void place(Random random, String client) {
    Product product = Product.ALL.get(random.nextInt(5));
    BigDecimal size =
        BigDecimal.valueOf(1 + random.nextInt(9)).multiply(UNITS.get(Product.ALL.indexOf(product)));
    List<OrderRequest> kinds = new ArrayList<>();
    kinds.add(buyFor(client, product.id(), Integer.toString(1 + random.nextInt(300))));
    kinds.add(buySize(client, product.id(), Amounts.text(size)));
    kinds.add(sell(client, product.id(), Amounts.text(size)));
    kinds.add(limitBuy(client, product.id(), Amounts.text(size), "130"));
    boolean partly = random.nextInt(3) == 0;
    OrderTerms terms =
        new OrderTerms(
            Duration.ofSeconds(1 + random.nextInt(30)),
            partly ? BigDecimal.valueOf(1 + random.nextInt(99), 2) : BigDecimal.ONE,
            partly && random.nextBoolean());
    account.place(kinds.get(random.nextInt(4)), terms);
  }

  private void move(Random random) {
    BigDecimal factor = BigDecimal.valueOf(80 + random.nextInt(40), 2);
    BigDecimal price = amount("150").multiply(factor);
    prices.set("SOL-USD", Amounts.text(price.subtract(amount("0.1"))), Amounts.text(price));
  }

  private Order accepted(OrderRequest request) {
    Placement placement = account.place(request, AT_ONCE);
    return assertInstanceOf(Placement.Accepted.class, placement).order();
  }

  private Order only() {
    List<Order> all = account.orders();
    assertEquals(1, all.size());
    return all.get(0);
  }

  private static OrderRequest buyFor(String client, String product, String dollars) {
    return request(client, product, Side.BUY, Optional.of(amount(dollars)), Optional.empty());
  }

  private static OrderRequest buySize(String client, String product, String coins) {
    return request(client, product, Side.BUY, Optional.empty(), Optional.of(amount(coins)));
  }

  private static OrderRequest sell(String client, String product, String coins) {
    return request(client, product, Side.SELL, Optional.empty(), Optional.of(amount(coins)));
  }

  private static OrderRequest limitBuy(String client, String product, String coins, String price) {
    return limitBuy(client, product, coins, price, TimeInForce.GOOD_UNTIL_CANCELLED);
  }

  private static OrderRequest limitBuy(
      String client, String product, String coins, String price, TimeInForce time) {
    return new OrderRequest(
        client,
        product,
        Side.BUY,
        Optional.empty(),
        Optional.of(amount(coins)),
        Optional.of(amount(price)),
        time,
        false,
        Api.ADVANCED_TRADE);
  }

  private static OrderRequest request(
      String client,
      String product,
      Side side,
      Optional<BigDecimal> dollars,
      Optional<BigDecimal> coins) {
    return new OrderRequest(
        client,
        product,
        side,
        dollars,
        coins,
        Optional.empty(),
        TimeInForce.IMMEDIATE_OR_CANCEL,
        false,
        Api.ADVANCED_TRADE);
  }

  private static BigDecimal amount(String text) {
    return new BigDecimal(text);
  }

  private static void assertAmount(String expected, BigDecimal actual) {
    assertEquals(expected, Amounts.text(actual));
  }
}
