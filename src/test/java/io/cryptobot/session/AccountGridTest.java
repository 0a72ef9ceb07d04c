package io.cryptobot.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cryptobot.engine.RandomMarket;
import io.cryptobot.engine.Side;
import io.cryptobot.files.WholeFiles;
import io.cryptobot.home.Requests;
import io.cryptobot.home.Requests.Request;
import io.cryptobot.market.Coin;
import io.cryptobot.simulator.CallLog;
import io.cryptobot.simulator.Fault;
import io.cryptobot.simulator.FaultKind;
import io.cryptobot.simulator.Order;
import io.cryptobot.time.VirtualTime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every kind of question to the exchange goes wrong in every way, while a position is bought and
 * sold: plainly, with the bot killed at the faulty call, and with eight hours passing in it. {@code
 * -Dcryptobot.grid.all=true} kills it before and after each of its first three calls.
 */
class AccountGridTest {
  private static final RandomMarket MARKET = new RandomMarket(5);
  private static final Coin ETH = new Coin("ETH-USD");
  private static final boolean ALL = Boolean.getBoolean("cryptobot.grid.all");
  private static final String CANDLES_OF_ETH =
      "GET /api/v3/brokerage/market/products/ETH-USD/candles*";
  private static final Duration EIGHT_HOURS = Duration.ofHours(8);

  @TempDir Path folder;

  /** A question, by its address at both APIs. */
  enum Question {
    CREATE("POST /api/v3/brokerage/orders", "POST /orders"),
    GET("GET /api/v3/brokerage/orders/historical/*", "GET /orders/*"),
    LIST("GET /api/v3/brokerage/orders/historical/batch", "GET /orders*"),
    FILLS("GET /api/v3/brokerage/orders/historical/fills", "GET /fills"),
    CANCEL("POST /api/v3/brokerage/orders/batch_cancel", "DELETE /orders/*"),
    ACCOUNTS("GET /api/v3/brokerage/accounts", "GET /accounts"),
    PRODUCT("GET /api/v3/brokerage/market/products*", "GET /products*"),
    TIME("GET /api/v3/brokerage/time", "GET /time"),
    CANDLES(CANDLES_OF_ETH, CANDLES_OF_ETH);

    private final String advanced;
    private final String exchange;

    Question(String advanced, String exchange) {
      this.advanced = advanced;
      this.exchange = exchange;
    }

    String at(String api) {
      return api.equals("advanced") ? advanced : exchange;
    }
  }

  /** A way to go wrong. */
  enum Wrong {
    TIME_OUT_BEFORE(Fault.of(FaultKind.DROP_BEFORE).in(Duration.ofSeconds(10))),
    TIME_OUT_AFTER(Fault.of(FaultKind.DROP_AFTER).in(Duration.ofSeconds(10))),
    ERROR_500(Fault.of(FaultKind.ERROR_500)),
    ERROR_500_AFTER(Fault.of(FaultKind.ERROR_500).afterBooking()),
    PAGE_502(Fault.of(FaultKind.HTML).afterBooking()),
    TOO_MANY(Fault.of(FaultKind.RATE_LIMITED)),
    RESET(Fault.of(FaultKind.RESET)),
    EMPTY(Fault.of(FaultKind.EMPTY)),
    HALF(Fault.of(FaultKind.TRUNCATED)),
    UNKNOWN_FIELD(Fault.of(FaultKind.UNKNOWN_FIELD)),
    DUPLICATE(Fault.of(FaultKind.DUPLICATE_REFUSED));

    @SuppressWarnings("ImmutableEnumChecker") // a record of values, which nothing changes
    private final Fault fault;

    Wrong(Fault fault) {
      this.fault = fault;
    }
  }

  static Stream<Arguments> cells() {
    List<Arguments> cells = new ArrayList<>();
    for (String api : List.of("advanced", "exchange")) {
      for (Question question : Question.values()) {
        for (Wrong wrong : Wrong.values()) {
          boolean isOfOrders = wrong != Wrong.DUPLICATE || question == Question.CREATE;
          if (isOfOrders) {
            cells.add(Arguments.of(api, question, wrong));
          }
        }
      }
    }
    return cells.stream();
  }

  @ParameterizedTest
  @MethodSource("cells")
  void thereIsNeverASecondOrderForOneIntent(String api, Question question, Wrong wrong)
      throws Exception {
    try (AccountWorld world = world(api, question)) {
      world.faults.add(wrong.fault, question.at(api), 0, 2);
      buyAndSell(world, wrong == Wrong.DUPLICATE);
      check(world, api + " " + question + " " + wrong);
      assertTrue(
          world.simulator.account().orders().stream()
              .anyMatch(order -> order.request().side().name().equals(Side.BUY.name())),
          "nothing was ordered");
    }
  }

  @ParameterizedTest
  @MethodSource("cells")
  void nothingIsBoughtHoursLate(String api, Question question, Wrong wrong) throws Exception {
    if (wrong.fault.kind() != FaultKind.DROP_BEFORE && wrong.fault.kind() != FaultKind.DROP_AFTER) {
      return;
    }
    try (AccountWorld world = world(api, question)) {
      world.faults.add(wrong.fault.in(EIGHT_HOURS), question.at(api));
      buyAndSell(world, false);
      check(world, api + " " + question + " " + wrong + " for eight hours");
    }
  }

  @ParameterizedTest
  @MethodSource("cells")
  void aKillAtTheFaultyCallChangesNothing(String api, Question question, Wrong wrong)
      throws Exception {
    if (question != Question.CREATE && question != Question.LIST) {
      return;
    }
    for (int at = ALL ? 1 : 3; at <= (ALL ? 6 : 3); at++) {
      try (AccountWorld world =
          world(folder.resolve(question + "" + wrong + api + at), api, question)) {
        world.faults.add(wrong.fault, question.at(api), 0, 2);
        world.killedAtCall = at;
        buyAndSell(world, wrong == Wrong.DUPLICATE);
        check(world, api + " " + question + " " + wrong + ", killed at call " + at);
      }
    }
  }

  private AccountWorld world(String api, Question question) throws IOException {
    return world(folder, api, question);
  }

  private static AccountWorld world(Path folder, String api, Question question) throws IOException {
    AccountWorld world = new AccountWorld(folder, MARKET);
    world.api = api;
    world.plan = EagerPlan.of(world.plan, EagerPlan.wide(), false);
    world.asksTimeAndCandles = question == Question.TIME || question == Question.CANDLES;
    if (question == Question.CANCEL) {
      // An order that stays open for long is cancelled.
      world.faults.add(Fault.of(FaultKind.FILL_LATE).in(Duration.ofMinutes(3)), "POST *", 0, 1);
    }
    return world;
  }

  private static void buyAndSell(AccountWorld world, boolean repeats) throws Exception {
    Instant end = world.time.instant().plus(Duration.ofMinutes(7));
    if (repeats) {
      world.faults.add(Fault.of(FaultKind.DROP_AFTER), "POST *");
    }
    run(world, end);
    ask(world);
    run(world, end.plus(Duration.ofMinutes(4)));
    world.faults.clear();
    try (AccountWorld.Bot bot = world.new Bot()) {
      bot.end();
    }
  }

  /** Runs until then, started again after each kill. */
  private static void run(AccountWorld world, Instant end) throws Exception {
    while (world.time.instant().isBefore(end)) {
      AccountWorld.Bot bot = null;
      try {
        bot = world.new Bot();
        bot.runUntil(end);
        bot.end();
      } catch (IOException e) {
        world.time.pass(Duration.ofMinutes(1));
      } catch (VirtualTime.Killed e) {
        world.time.restart();
      } finally {
        if (bot != null) {
          bot.close();
        }
      }
    }
  }

  private static void ask(AccountWorld world) throws IOException {
    Request request = new Request("sell-1", world.time.instant(), "sell", ETH.product());
    new Requests(world.home, WholeFiles.onDisk(), world.time).ask(request);
  }

  private static void check(AccountWorld world, String what) throws IOException {
    Agreement.check(world, what);
    Map<String, Instant> firstSent = new HashMap<>();
    for (CallLog.Entry call : world.simulator.calls().entries()) {
      if (call.method().equals("POST") && call.path().endsWith("/orders")) {
        String id = id(call.body());
        Instant first = firstSent.computeIfAbsent(id, one -> call.time());
        Duration apart = Duration.between(first, call.time());
        assertTrue(
            apart.compareTo(Duration.ofSeconds(30)) <= 0, what + ": sent again after " + apart);
      }
    }
    for (Order order : world.simulator.account().orders()) {
      Instant sent = firstSent.get(order.request().clientId());
      Duration late = Duration.between(sent, order.createdAt());
      assertTrue(late.compareTo(Duration.ofSeconds(30)) <= 0, what + ": booked after " + late);
    }
    assertEquals(
        world.simulator.account().orders().size(),
        world.simulator.account().orders().stream()
            .map(order -> order.request().clientId())
            .distinct()
            .count(),
        what);
  }

  private static String id(String body) throws IOException {
    var json = new ObjectMapper().readTree(body);
    return json.path("client_order_id").asText(json.path("client_oid").asText());
  }
}
