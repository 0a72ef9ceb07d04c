package io.cryptobot.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cryptobot.engine.RandomMarket;
import io.cryptobot.engine.TradingPlan;
import io.cryptobot.market.Coin;
import io.cryptobot.risk.RiskLimits;
import io.cryptobot.session.Daemon.End;
import io.cryptobot.session.StartRefusedException.Why;
import io.cryptobot.simulator.Fault;
import io.cryptobot.simulator.FaultKind;
import io.cryptobot.simulator.Order;
import io.cryptobot.simulator.OrderRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every limit of every phase of real money, reached against the simulator. */
class AccountLimitsTest {
  private static final RandomMarket MARKET = new RandomMarket(5);
  private static final List<Coin> CALM = List.of(new Coin("BTC-USD"), new Coin("ETH-USD"));

  private static final List<Coin> BOLD =
      List.of(new Coin("SOL-USD"), new Coin("AVAX-USD"), new Coin("DOGE-USD"));

  @TempDir Path folder;

  private static JsonNode phase(String name) throws IOException {
    return new ObjectMapper().readTree(Path.of("config", "deployment.json").toFile()).path(name);
  }

  private static RiskLimits limits(JsonNode phase, BigDecimal maxPosition) {
    return new RiskLimits(
        phase.path("max_daily_loss").decimalValue(),
        phase.path("max_total_loss").decimalValue(),
        true,
        maxPosition,
        new BigDecimal("1.25"),
        phase.path("max_trades_per_day").asInt());
  }

  private AccountWorld world(String name, BigDecimal fraction) throws IOException {
    return world(name, fraction, phase(name).path("max_position_size").decimalValue());
  }

  private AccountWorld world(String name, BigDecimal fraction, BigDecimal maxPosition)
      throws IOException {
    JsonNode phase = phase(name);
    AccountWorld world = new AccountWorld(folder, MARKET, phase.path("capital").decimalValue());
    TradingPlan plan = EagerPlan.of(world.plan, limits(phase, maxPosition), false);
    world.plan = EagerPlan.sized(plan, fraction);
    // The candle that has just closed is published, and iterations lie two minutes off the hour.
    world.time.pass(Duration.ofMinutes(2));
    return world;
  }

  private static void run(AccountWorld world, Duration length, End expected) throws Exception {
    try (AccountWorld.Bot bot = world.new Bot()) {
      assertEquals(expected, bot.runFor(length));
      bot.end();
    }
  }

  private static void crash(AccountWorld world, List<Coin> coins, double factor) {
    for (Coin coin : coins) {
      world.fixed.put(coin, world.price(coin) * factor);
    }
  }

  private static long buys(AccountWorld world) {
    return world.simulator.account().orders().stream()
        .filter(order -> order.request().side() == OrderRequest.Side.BUY)
        .count();
  }

  private static void assertBlocked(AccountWorld world, String reason) throws IOException {
    assertTrue(
        world.rows("signal_log.csv").stream().anyMatch(row -> row.endsWith("," + reason)),
        () -> "nobody was told of " + reason);
  }

  @ParameterizedTest
  @CsvSource({"micro_live, 0.5", "light_live, 0.45", "full_live, 0.45"})
  void theDailyLossStopsEntriesUntilMidnight(String phase, double factor) throws Exception {
    try (AccountWorld world = world(phase, BigDecimal.ONE)) {
      run(world, Duration.ofMinutes(6), End.INTERRUPTED);
      crash(world, CALM, factor);
      run(world, Duration.ofMinutes(65), End.INTERRUPTED);
      assertBlocked(world, "daily_loss_limit");
      long before = buys(world);
      world.time.pass(
          Duration.between(world.time.instant(), Instant.parse("2024-01-13T23:30:00Z")));
      run(world, Duration.ofMinutes(29), End.INTERRUPTED);
      assertEquals(before, buys(world), "bought on the day of the loss");
      run(world, Duration.ofMinutes(35), End.INTERRUPTED);
      assertTrue(buys(world) > before, "nothing was bought on the next day");
      Agreement.check(world, phase);
    }
  }

  @ParameterizedTest
  @CsvSource({"micro_live, 0.30", "light_live, 0.25", "full_live, 0.5"})
  void S15_theTotalLossStopsTheBotAndItsRestartUntilAPersonDeletesTheFlag(
      String phase, double factor) throws Exception {
    boolean isSmall = phase.equals("micro_live");
    try (AccountWorld world = world(phase, isSmall ? new BigDecimal("0.3") : BigDecimal.ONE)) {
      run(world, Duration.ofMinutes(6), End.INTERRUPTED);
      if (isSmall) {
        // So little cannot lose as much at once: what is left of two positions is too little to be
        // sold, and goes with the next sale of its coin.
        crash(world, BOLD, 1);
        crash(world, CALM, factor);
        run(world, Duration.ofMinutes(65), End.INTERRUPTED);
        crash(world, BOLD, 0.81);
        crash(world, CALM, 0.55);
      } else {
        crash(world, world.plan.coins(), factor);
      }
      run(world, Duration.ofMinutes(10), End.HARD_STOPPED);
      assertTrue(
          world.rows("audit_log.csv").stream().anyMatch(row -> row.contains("HARD_STOP")),
          "no audit row");
      for (int start = 0; start < 2; start++) {
        StartRefusedException refused =
            assertThrows(StartRefusedException.class, () -> world.new Bot());
        assertEquals(Why.HARD_STOPPED, refused.why());
      }
      Path flag = world.home.data("loss_override.flag");
      assertTrue(Files.exists(flag));
      Files.delete(flag);
      run(world, Duration.ofMinutes(1), End.INTERRUPTED);
      assertEquals(
          1,
          world.rows("audit_log.csv").stream()
              .filter(row -> row.contains("MANUAL_OVERRIDE"))
              .count());
      Agreement.check(world, phase);
    }
  }

  @ParameterizedTest
  @CsvSource({"micro_live, 2", "light_live, 10", "full_live, 100"})
  void noEntryIsLargerThanTheLargestPosition(String phase, BigDecimal most) throws Exception {
    try (AccountWorld world = world(phase, BigDecimal.ONE, most)) {
      run(world, Duration.ofMinutes(6), End.INTERRUPTED);
      BigDecimal largest = BigDecimal.ZERO;
      for (Order order : world.simulator.account().orders()) {
        largest = largest.max(order.filledValue());
      }
      assertTrue(largest.compareTo(most) <= 0, largest + " of " + most);
      assertTrue(
          largest.compareTo(most.multiply(new BigDecimal("0.99"))) > 0,
          largest + " does not touch " + most);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"micro_live", "light_live", "full_live"})
  void aDaysTradesAreCounted(String phase) throws Exception {
    try (AccountWorld world = world(phase, new BigDecimal("0.10"))) {
      TradingPlan close = EagerPlan.of(world.plan, world.plan.limits(), true);
      world.plan = EagerPlan.sized(close, new BigDecimal("0.10"));
      run(world, Duration.ofHours(5), End.INTERRUPTED);
      long filled =
          world.simulator.account().orders().stream()
              .filter(order -> order.filledSize().signum() > 0)
              .count();
      assertTrue(filled >= 20, "only " + filled + " trades");
      long buysAfter =
          world.simulator.account().orders().stream()
              .filter(order -> order.filledSize().signum() > 0)
              .skip(20)
              .filter(order -> order.request().side() == OrderRequest.Side.BUY)
              .count();
      assertEquals(0, buysAfter, "entries after the twentieth trade");
      assertBlocked(world, "max_trades_per_day");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"micro_live", "light_live", "full_live"})
  void fiveMinutesPassAfterACoinsTrade(String phase) throws Exception {
    try (AccountWorld world = world(phase, new BigDecimal("0.10"))) {
      world
          .time
          .threads()
          .execute(() -> in(world, Duration.ofSeconds(3510), () -> crash(world, CALM, 0.93)));
      run(world, Duration.ofMinutes(65), End.INTERRUPTED);
      assertBlocked(world, "min_trade_interval");
      Agreement.check(world, phase);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"micro_live", "light_live", "full_live"})
  void S14_theKillSwitchBetweenSubmitAndFillCancelsTheOrder(String phase) throws Exception {
    try (AccountWorld world = world(phase, new BigDecimal("0.10"))) {
      world.faults.add(
          Fault.of(FaultKind.FILL_LATE).in(Duration.ofMinutes(5)),
          "POST /api/v3/brokerage/orders",
          0,
          5);
      try (AccountWorld.Bot bot = world.new Bot()) {
        world.time.threads().execute(() -> in(world, Duration.ofSeconds(7), () -> kill(world)));
        Instant begun = world.time.instant();
        assertEquals(End.KILLED, bot.runFor(Duration.ofHours(1)));
        Duration took = Duration.between(begun, world.time.instant());
        assertTrue(took.compareTo(Duration.ofSeconds(10)) < 0, took.toString());
        bot.daemon.awaitOrders(Duration.ofSeconds(10), false);
        bot.session.close(world.time.instant());
      }
      List<Order> orders = world.simulator.account().orders();
      assertFalse(orders.isEmpty());
      orders.forEach(order -> assertEquals(Order.Status.CANCELLED, order.status()));
      assertThrows(StartRefusedException.class, () -> world.new Bot());
      world.killSwitch().turnOff();
      run(world, Duration.ofSeconds(30), End.INTERRUPTED);
      Agreement.check(world, phase);
    }
  }

  private static void in(AccountWorld world, Duration time, Runnable what) {
    try {
      world.time.sleep(time);
      what.run();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void kill(AccountWorld world) {
    try {
      world.killSwitch().turnOn("test", "in time");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
