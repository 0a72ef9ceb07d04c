package io.cryptobot.exchange.coinbase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.engine.Side;
import io.cryptobot.exchange.AccountException;
import io.cryptobot.exchange.AccountException.Kind;
import io.cryptobot.exchange.MarketOrder;
import io.cryptobot.exchange.OrderReport;
import io.cryptobot.exchange.ProductTerms;
import io.cryptobot.exchange.Submission;
import io.cryptobot.exchange.Submission.Accepted;
import io.cryptobot.exchange.Submission.AlreadyThere;
import io.cryptobot.exchange.Submission.NotSent;
import io.cryptobot.exchange.Submission.Rejected;
import io.cryptobot.exchange.Submission.Unresolved;
import io.cryptobot.exchange.TradingAccount;
import io.cryptobot.market.Coin;
import io.cryptobot.market.Quote;
import io.cryptobot.simulator.Fault;
import io.cryptobot.simulator.FaultKind;
import io.cryptobot.simulator.SimulatorSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoinbaseAccountTest {
  private static final Coin BTC = new Coin("BTC-USD");
  private static final String ID = "1f09ab34-0000-4000-8000-000000000017";

  private final Fakes fakes;

  CoinbaseAccountTest() throws IOException {
    fakes = new Fakes();
  }

  @AfterEach
  void close() {
    fakes.close();
  }

  private static MarketOrder buy(String id) {
    return new MarketOrder(id, BTC, Side.BUY, new BigDecimal("100.90"));
  }

  private static <T> T there(@Nullable T value) {
    return Objects.requireNonNull(value);
  }

  private static Submission submit(TradingAccount account, MarketOrder order) {
    return account.submit(account.body(order), order.side() == Side.SELL, () -> true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"advanced", "exchange"})
  void anOrderIsMadeAndReadBack(String api) throws AccountException {
    TradingAccount account = fakes.of(api);
    Instant before = fakes.clock.instant();
    Accepted taken = assertInstanceOf(Accepted.class, submit(account, buy(ID)));
    OrderReport report = account.order(taken.orderId()).orElseThrow();
    assertTrue(report.isDone());
    assertEquals(Optional.of(ID), report.clientOrderId());
    assertEquals(BTC, report.coin());
    assertEquals(Side.BUY, report.side());
    BigDecimal paid = report.filledValue().add(report.fee());
    assertEquals(
        0,
        paid.subtract(new BigDecimal("100.90")).abs().compareTo(new BigDecimal("0.01")) < 0
            ? 0
            : 1);
    assertEquals(Optional.of(report), account.find(ID, BTC, before));
    assertEquals(List.of(report), account.ordersSince(before.minusSeconds(60)));
    BigDecimal held = there(account.balances().get("BTC")).total();
    assertEquals(0, held.compareTo(report.filledQuantity()));
    assertEquals(Optional.empty(), account.order("00000000-0000-4000-8000-00000000dead"));
    assertEquals(
        Optional.empty(), account.find("1f09ab34-0000-4000-8000-000000000018", BTC, before));
  }

  @ParameterizedTest
  @ValueSource(strings = {"advanced", "exchange"})
  void theAccountAndTheMarketAreRead(String api) throws AccountException {
    TradingAccount account = fakes.of(api);
    assertEquals(
        0, new BigDecimal("10000").compareTo(there(account.balances().get("USD")).available()));
    Map<Coin, ProductTerms> terms = account.products(List.of(BTC, new Coin("NOPE-USD")));
    assertEquals(List.of(BTC), List.copyOf(terms.keySet()));
    assertEquals(Optional.empty(), there(terms.get(BTC)).disabled());
    assertEquals(59999, account.quote(BTC).bid());
    assertEquals(60000, account.quote(BTC).ask());
    assertEquals(0, new BigDecimal("0.009").compareTo(account.takerFeeRate()));
    Duration apart = Duration.between(account.time(), fakes.clock.instant()).abs();
    assertTrue(apart.toMillis() < 100, apart::toString);
    assertTrue(account.permissions().canTrade());
    assertEquals(
        api.equals("advanced") ? Optional.of(false) : Optional.empty(),
        account.permissions().canTransfer());
    fakes.simulator.account().halt(BTC, true);
    assertTrue(there(account.products(List.of(BTC)).get(BTC)).disabled().isPresent());
  }

  @ParameterizedTest
  @ValueSource(strings = {"advanced", "exchange"})
  void aSaleOfMoreThanThereIsIsRefused(String api) {
    TradingAccount account = fakes.of(api);
    MarketOrder sale = new MarketOrder(ID, BTC, Side.SELL, new BigDecimal("1"));
    Rejected no = assertInstanceOf(Rejected.class, submit(account, sale));
    assertTrue(
        (no.code() + no.message()).toLowerCase(Locale.ROOT).contains("insufficient"), no::toString);
  }

  @Test
  void S29_aKeyThatMayTransferSaysSo() throws IOException, AccountException {
    try (Fakes other =
        new Fakes(
            SimulatorSettings.withDollars(BigDecimal.TEN)
                .withCallsPerSecond(0)
                .withPermissions(true, true))) {
      assertEquals(Optional.of(true), other.advanced().permissions().canTransfer());
    }
  }

  @Test
  void S27_aKeyIsShownToItsOwnHostOnly() {
    for (Venue venue : List.of(Venue.LIVE, Venue.SANDBOX)) {
      CoinbaseSettings local = Fakes.settings(10, fakes.simulator.url());
      CoinbaseSettings wrong =
          new CoinbaseSettings(
              venue,
              local.baseUrl(),
              local.connectTimeout(),
              local.timeout(),
              10,
              5,
              local.userAgent());
      for (String api : List.of("advanced", "exchange")) {
        TradingAccount account =
            CoinbaseAccounts.open(fakes.key(api), wrong, fakes.clock, fakes::pass);
        AccountException no = assertThrows(AccountException.class, account::balances);
        assertEquals(Kind.DENIED, no.kind());
        assertInstanceOf(NotSent.class, submit(account, buy(ID)));
        assertThrows(AccountException.class, () -> account.cancel("x"));
      }
    }
    assertEquals(0, fakes.simulator.calls().count());
  }

  @Test
  void S27_liveHostsAreLiveOnly() {
    Map<String, Venue> owners =
        Map.of(
            "https://api.coinbase.com", Venue.LIVE,
            "https://api.exchange.coinbase.com", Venue.LIVE,
            "https://api-public.sandbox.exchange.coinbase.com", Venue.SANDBOX,
            "http://127.0.0.1:8080", Venue.LOCAL,
            "http://localhost:8080", Venue.LOCAL);
    owners.forEach(
        (url, owner) -> {
          for (Venue venue : Venue.values()) {
            assertEquals(venue == owner, venue.owns(URI.create(url)), url + " " + venue);
          }
        });
    for (Venue venue : Venue.values()) {
      assertFalse(venue.owns(URI.create("https://api.coinbase.com.evil.example")));
      assertFalse(venue.owns(URI.create("http://api.coinbase.com")));
    }
  }

  /** Each fault, whether the order is booked in it, and what sending it must then tell. */
  private static Stream<Arguments> faultsOfAnOrder() {
    List<Arguments> all = new ArrayList<>();
    for (String api : List.of("advanced", "exchange")) {
      all.add(Arguments.of(api, FaultKind.DROP_BEFORE, Unresolved.class, 0));
      all.add(Arguments.of(api, FaultKind.DROP_AFTER, Unresolved.class, 1));
      all.add(Arguments.of(api, FaultKind.RESET, Unresolved.class, 1));
      all.add(Arguments.of(api, FaultKind.RATE_LIMITED, NotSent.class, 0));
      all.add(Arguments.of(api, FaultKind.ERROR_500, Unresolved.class, 0));
      all.add(Arguments.of(api, FaultKind.ERROR_503, Unresolved.class, 0));
      all.add(Arguments.of(api, FaultKind.HTML, Unresolved.class, 0));
      all.add(Arguments.of(api, FaultKind.EMPTY, Unresolved.class, 1));
      all.add(Arguments.of(api, FaultKind.TRUNCATED, Unresolved.class, 1));
      all.add(Arguments.of(api, FaultKind.UNKNOWN_FIELD, Accepted.class, 1));
      all.add(Arguments.of(api, FaultKind.REJECT_BALANCE, Rejected.class, 0));
      all.add(Arguments.of(api, FaultKind.PRODUCT_HALTED, Rejected.class, 0));
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("faultsOfAnOrder")
  void S01_aFaultInSendingIsToldAsWhatItIs(
      String api, FaultKind kind, Class<? extends Submission> expected, int booked) {
    TradingAccount account = fakes.of(api);
    fakes.simulator.faults().add(Fault.of(kind), "POST *");
    assertInstanceOf(expected, submit(account, buy(ID)));
    assertEquals(booked, fakes.simulator.account().orders().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ERROR_500", "ERROR_503", "HTML"})
  void S01_anErrorAfterTheBookingIsUnresolvedAndARepeatFindsTheOrder(FaultKind kind) {
    TradingAccount account = fakes.advanced();
    fakes.simulator.faults().add(Fault.of(kind).afterBooking(), "POST *");
    assertInstanceOf(Unresolved.class, submit(account, buy(ID)));
    Submission again = submit(account, buy(ID));
    assertTrue(again instanceof Accepted || again instanceof AlreadyThere, again::toString);
    fakes.simulator.faults().add(Fault.of(FaultKind.DUPLICATE_REFUSED), "POST *");
    assertInstanceOf(AlreadyThere.class, submit(account, buy(ID)));
    assertEquals(1, fakes.simulator.account().orders().size());
  }

  @Test
  void nothingListensAndTheOrderWasNotSent() {
    TradingAccount account = fakes.advanced();
    fakes.close();
    assertInstanceOf(NotSent.class, submit(account, buy(ID)));
  }

  /** Asks one question. */
  @FunctionalInterface
  interface Question {
    Object ask(TradingAccount account) throws AccountException;
  }

  private static Map<String, Question> questions() {
    return Map.of(
        "order",
        account -> account.order("00000000-0000-4000-8000-00000000dead"),
        "find",
        account -> account.find(ID, BTC, Instant.parse("2026-11-24T09:59:00Z")),
        "list",
        account -> account.ordersSince(Instant.parse("2026-11-24T09:00:00Z")).size(),
        "accounts",
        TradingAccount::balances,
        "products",
        account -> account.products(List.of(BTC)),
        "quote",
        account -> account.quote(BTC),
        "fee",
        TradingAccount::takerFeeRate,
        "permissions",
        TradingAccount::permissions);
  }

  private static Stream<Arguments> faultsOfQuestions() {
    List<FaultKind> kinds =
        List.of(
            FaultKind.DROP_BEFORE,
            FaultKind.DROP_AFTER,
            FaultKind.RESET,
            FaultKind.RATE_LIMITED,
            FaultKind.ERROR_500,
            FaultKind.ERROR_503,
            FaultKind.HTML,
            FaultKind.EMPTY,
            FaultKind.TRUNCATED,
            FaultKind.UNKNOWN_FIELD);
    return Stream.of("advanced", "exchange")
        .flatMap(
            api ->
                questions().keySet().stream()
                    .sorted()
                    .flatMap(question -> kinds.stream().map(k -> Arguments.of(api, question, k))));
  }

  @ParameterizedTest
  @MethodSource("faultsOfQuestions")
  void aQuestionIsAskedAgainUntilItIsAnswered(String api, String name, FaultKind kind)
      throws AccountException {
    TradingAccount account = fakes.of(api);
    Question question = there(questions().get(name));
    submit(account, buy(ID));
    Object answer = withoutTime(question.ask(account));
    fakes.simulator.faults().add(Fault.of(kind), "GET *", 0, 2);
    assertEquals(answer, withoutTime(question.ask(account)));
  }

  private static Object withoutTime(Object answer) {
    return answer instanceof Quote quote ? List.of(quote.bid(), quote.ask()) : answer;
  }

  @ParameterizedTest
  @ValueSource(strings = {"advanced", "exchange"})
  void aQuestionThatIsNeverAnsweredEndsAfterSixTries(String api) {
    TradingAccount account = fakes.of(api);
    fakes.simulator.faults().add(Fault.of(FaultKind.ERROR_503), "GET *", 0, 100);
    AccountException no = assertThrows(AccountException.class, account::balances);
    assertEquals(Kind.TRANSIENT, no.kind());
    assertEquals(6, fakes.simulator.calls().count());
    assertEquals(
        Duration.ofSeconds(62), fakes.waits.stream().reduce(Duration.ZERO, Duration::plus));
  }

  @Test
  void S08_anExitGoesAboveTheLimitAndOthersWait() {
    TradingAccount account = fakes.open("advanced", 10);
    for (int i = 10; i < 20; i++) {
      submit(account, buy("1f09ab34-0000-4000-8000-0000000000" + i));
    }
    assertEquals(List.of(), fakes.waits);
    Instant before = fakes.clock.instant();
    MarketOrder sale = new MarketOrder(ID, BTC, Side.SELL, new BigDecimal("0.001"));
    assertInstanceOf(Accepted.class, submit(account, sale));
    assertEquals(before, fakes.clock.instant());
    submit(account, buy("1f09ab34-0000-4000-8000-000000000030"));
    assertEquals(before.plusSeconds(60), fakes.clock.instant());
  }

  @ParameterizedTest
  @ValueSource(strings = {"advanced", "exchange"})
  void noSecretIsToldInAnyMessage(String api) {
    TradingAccount account = fakes.of(api);
    fakes.simulator.faults().add(Fault.of(FaultKind.HTML), "*", 0, 100);
    AccountException no = assertThrows(AccountException.class, account::balances);
    String told = no + " " + submit(account, buy(ID)) + account + fakes.key(api);
    assertFalse(told.contains("PRIVATE"), told);
    assertFalse(told.contains("Bearer"), told);
    assertFalse(told.contains("passphrase"), told);
  }
}
