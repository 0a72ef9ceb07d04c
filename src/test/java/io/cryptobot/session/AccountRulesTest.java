package io.cryptobot.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.engine.Alert;
import io.cryptobot.engine.RandomMarket;
import io.cryptobot.engine.Side;
import io.cryptobot.exchange.DryRunAccount;
import io.cryptobot.exchange.MarketOrder;
import io.cryptobot.exchange.TradingAccount;
import io.cryptobot.files.WholeFiles;
import io.cryptobot.home.Requests;
import io.cryptobot.home.Requests.Answer;
import io.cryptobot.home.Requests.Request;
import io.cryptobot.journal.AuditLog;
import io.cryptobot.market.Coin;
import io.cryptobot.market.Quote;
import io.cryptobot.orders.Questions.Asked;
import io.cryptobot.portfolio.PositionState;
import io.cryptobot.session.Daemon.End;
import io.cryptobot.session.OpenHome.Wanted;
import io.cryptobot.simulator.CallLog;
import io.cryptobot.simulator.Fault;
import io.cryptobot.simulator.FaultKind;
import io.cryptobot.simulator.Order;
import io.cryptobot.simulator.OrderRequest;
import io.cryptobot.state.BotState;
import io.cryptobot.state.IntentLog;
import io.cryptobot.state.StateCipher;
import io.cryptobot.time.VirtualTime;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules of money at a real account, one by one, against the simulator. */
class AccountRulesTest {
  private static final RandomMarket MARKET = new RandomMarket(5);
  private static final Coin BTC = new Coin("BTC-USD");
  private static final Coin ETH = new Coin("ETH-USD");
  private static final String ORDERS = "POST /api/v3/brokerage/orders";

  @TempDir Path folder;
  private AccountWorld world;

  @BeforeEach
  void begin() throws IOException {
    world = new AccountWorld(folder, MARKET);
    world.plan = EagerPlan.of(world.plan, EagerPlan.wide(), false);
    world.time.pass(Duration.ofMinutes(2));
  }

  private void run(Duration length) throws Exception {
    try (AccountWorld.Bot bot = world.new Bot()) {
      assertEquals(End.INTERRUPTED, bot.runFor(length));
      bot.end();
    }
  }

  private Answer steer(String command, String argument) throws Exception {
    try (AccountWorld.Bot bot = world.new Bot("simulator", true)) {
      Request request = new Request(command + "1", world.time.instant(), command, argument);
      Answer answer = bot.daemon.carryOutAlone(request);
      bot.end();
      return answer;
    }
  }

  private List<Order> orders(OrderRequest.Side side) {
    return world.simulator.account().orders().stream()
        .filter(order -> order.request().side() == side)
        .toList();
  }

  private boolean isTold(Alert.Kind kind) {
    return world.alerts.stream().anyMatch(alert -> alert.kind() == kind);
  }

  private void crash(Coin coin, double factor) {
    world.fixed.put(coin, world.price(coin) * factor);
  }

  private BotState state() {
    return OpenHome.look(world.home, WholeFiles.onDisk(), StateCipher.NONE).orElseThrow();
  }

  @Test
  void S02_clientOrderIdsAreNeverUsedAgainWhateverStateComesBack() throws Exception {
    run(Duration.ofMinutes(1));
    byte[] old = Files.readAllBytes(world.home.data("portfolio_state.json"));
    crash(BTC, 0.9);
    run(Duration.ofMinutes(1));
    Files.write(world.home.data("portfolio_state.json"), old);
    Files.deleteIfExists(world.home.data("portfolio_state.json.bak"));
    crash(ETH, 0.9);
    run(Duration.ofMinutes(2));
    HashSet<String> ids = new HashSet<>();
    for (CallLog.Entry call : world.simulator.calls().entries()) {
      if (call.method().equals("POST") && call.path().equals("/api/v3/brokerage/orders")) {
        assertTrue(ids.add(call.body()), call.body());
      }
    }
    assertTrue(ids.size() >= 7, ids::toString);
  }

  @Test
  void S03_aPartlyFilledEntryIsAPositionOfWhatWasFilled() throws Exception {
    world.faults.add(Fault.of(FaultKind.PARTIAL_THEN_CANCEL), ORDERS);
    run(Duration.ofMinutes(3));
    Agreement.check(world, "partial entry");
    Order first = orders(OrderRequest.Side.BUY).get(0);
    assertEquals(Order.Status.CANCELLED, first.status());
    Coin coin = new Coin(first.request().productId());
    assertEquals(
        1,
        orders(OrderRequest.Side.BUY).stream()
            .filter(o -> o.request().productId().equals(coin.product()))
            .count());
    assertEquals(0, first.filledSize().compareTo(held(coin)));
  }

  private BigDecimal held(Coin coin) {
    return Objects.requireNonNull(positions().get(coin), coin.product()).quantity();
  }

  private Map<Coin, PositionState> positions() {
    Map<Coin, PositionState> all = new HashMap<>(state().engine().conservative().positions());
    all.putAll(state().engine().aggressive().positions());
    return all;
  }

  @Test
  void S03_aPartlyFilledExitSendsItsRestThreeTimesAndThenTellsAPerson() throws Exception {
    run(Duration.ofMinutes(2));
    world.faults.add(Fault.of(FaultKind.PARTIAL_THEN_CANCEL), ORDERS, 0, 3);
    crash(BTC, 0.9);
    run(Duration.ofSeconds(10));
    assertEquals(3, orders(OrderRequest.Side.SELL).size());
    assertTrue(isTold(Alert.Kind.EXIT_FAILED));
    run(Duration.ofMinutes(1));
    assertEquals(4, orders(OrderRequest.Side.SELL).size());
    assertFalse(positions().containsKey(BTC));
    Agreement.check(world, "partial exit");
  }

  @Test
  void S04_anExitThatTheExchangeRefusesIsTriedUntilItIsSold() throws Exception {
    run(Duration.ofMinutes(2));
    world.faults.add(Fault.of(FaultKind.PRODUCT_HALTED), ORDERS, 0, 4);
    crash(BTC, 0.9);
    world.time.threads().execute(() -> in(Duration.ofSeconds(20), () -> world.fixed.remove(BTC)));
    run(Duration.ofMinutes(3));
    assertEquals(
        1, orders(OrderRequest.Side.SELL).size(), "the price came back before it was sold");
    assertFalse(positions().containsKey(BTC));
    assertTrue(isTold(Alert.Kind.EXIT_FAILED));
  }

  private void in(Duration time, Runnable what) {
    try {
      world.time.sleep(time);
      what.run();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void S06_withoutAYesNothingIsBoughtAndStopsAreSoldUnasked() throws Exception {
    run(Duration.ofMinutes(2));
    int bought = orders(OrderRequest.Side.BUY).size();
    world.asked = Asked.ENTRIES;
    world.saysYes = false;
    crash(BTC, 0.9);
    run(Duration.ofMinutes(70));
    assertEquals(bought, orders(OrderRequest.Side.BUY).size());
    assertFalse(orders(OrderRequest.Side.SELL).isEmpty());
    assertTrue(
        world.rows("signal_log.csv").stream().anyMatch(row -> row.endsWith(",not_confirmed")));
  }

  @Test
  void S06_afterAYesThePriceIsReadAgainAndAskedAnewWhereItHasMoved() throws Exception {
    world.asked = Asked.ENTRIES;
    crash(BTC, 1);
    world.onQuestion =
        question -> {
          if (question.contains("BTC") && world.questions == 1) {
            crash(BTC, 1.02);
          }
        };
    run(Duration.ofMinutes(2));
    assertEquals(1 + world.plan.coins().size(), world.questions);
    assertEquals(world.plan.coins().size(), orders(OrderRequest.Side.BUY).size());
  }

  @Test
  void S08_inAnHourOfTradingNo60SecondsHaveMoreCallsThanTheLimitButForExits() throws Exception {
    run(Duration.ofMinutes(3));
    int before = world.simulator.calls().entries().size();
    world.callsPerMinute = 3;
    for (int minutes : List.of(4, 64)) {
      world.time.threads().execute(() -> in(Duration.ofMinutes(minutes), this::shakeAll));
    }
    run(Duration.ofMinutes(75));
    List<CallLog.Entry> calls =
        world.simulator.calls().entries().stream()
            .skip(before)
            .filter(AccountRulesTest::isPrivate)
            .toList();
    assertTrue(calls.size() >= 20, calls.size() + " calls");
    int above = 0;
    for (int last = 0; last < calls.size(); last++) {
      Instant from = calls.get(last).time().minusSeconds(60);
      int within = 0;
      for (int i = 0; i <= last; i++) {
        within += calls.get(i).time().isAfter(from) ? 1 : 0;
      }
      boolean isExit = calls.get(last).body().contains("\"SELL\"");
      assertTrue(isExit || within <= world.callsPerMinute, within + " at " + calls.get(last));
      above += isExit && within > world.callsPerMinute ? 1 : 0;
    }
    assertTrue(above > 0, "no exit went above the limit, so that nothing was shown");
  }

  private void shakeAll() {
    world.plan.coins().forEach(coin -> crash(coin, 0.9));
  }

  private static boolean isPrivate(CallLog.Entry call) {
    return !call.path().contains("/market/") && !call.path().endsWith("/time");
  }

  @Test
  void S11_slippageThatHurtsIsAlertedAndLoggedFromTheRealFills() throws Exception {
    world.faults.add(Fault.of(FaultKind.FILL_LATE).in(Duration.ofSeconds(8)), ORDERS);
    world.time.threads().execute(() -> in(Duration.ofSeconds(4), () -> crash(BTC, 1.03)));
    run(Duration.ofMinutes(1));
    assertTrue(isTold(Alert.Kind.SLIPPAGE));
    String row =
        world.rows("trade_log.csv").stream()
            .filter(one -> one.contains("BTC"))
            .findFirst()
            .orElseThrow();
    double percent = Double.parseDouble(row.split(",")[11]);
    assertEquals(3, percent, 0.2);
  }

  @Test
  void S11_anEntryAtAWideSpreadIsBlockedAndAnExitIsNot() throws Exception {
    run(Duration.ofMinutes(2));
    int bought = orders(OrderRequest.Side.BUY).size();
    crash(BTC, 0.9);
    world.prices = (coins, closes) -> wide(coins);
    run(Duration.ofMinutes(70));
    assertEquals(bought, orders(OrderRequest.Side.BUY).size());
    assertFalse(positions().containsKey(BTC));
  }

  private PriceSource.Round wide(List<Coin> coins) {
    Map<Coin, JudgedPrice> prices = new HashMap<>();
    for (Coin coin : coins) {
      double price = world.price(coin);
      Quote quote = new Quote(price * 0.99, price * 1.01, world.time.instant(), "venue");
      prices.put(coin, new JudgedPrice(quote, JudgedPrice.Trust.SOUND));
    }
    return new PriceSource.Round(prices, List.of());
  }

  @Test
  void S12_aRebalanceThatACrashInterruptsGoesOn() throws Exception {
    world.plan = EagerPlan.sized(world.plan, BigDecimal.ONE);
    run(Duration.ofMinutes(2));
    // The aggressive side has made a profit that has to be sold for.
    for (Coin coin : world.plan.aggressive().coins()) {
      crash(coin, 1.8);
    }
    world.faults.add(Fault.of(FaultKind.FILL_LATE).in(Duration.ofSeconds(30)), ORDERS, 0, 1);
    world.killedAtCall = 6;
    Request request = new Request("r1", world.time.instant(), "rebalance", "");
    new Requests(world.home, WholeFiles.onDisk(), world.time).ask(request);
    assertThrows(VirtualTime.Killed.class, () -> run(Duration.ofMinutes(3)));
    world.time.restart();
    run(Duration.ofMinutes(5));
    Agreement.check(world, "rebalance");
    assertEquals(Optional.empty(), state().engine().orders().rebalancing());
  }

  @Test
  void S13_aPersonGetsOutUnderKillSwitchAndHardStopWithoutARunningBot() throws Exception {
    run(Duration.ofMinutes(2));
    world.killSwitch().turnOn("test", "to be got out of");
    Files.writeString(world.home.data("loss_override.flag"), "{}");
    Answer answer = steer("sell", "all");
    assertTrue(answer.ok(), answer.text());
    assertTrue(positions().isEmpty());
    assertEquals(5, orders(OrderRequest.Side.SELL).size());
    assertTrue(world.rows("audit_log.csv").stream().anyMatch(row -> row.contains("MANUAL_SELL")));
    assertTrue(world.killSwitch().isOn());
  }

  @Test
  void S18_aHomeThatHoldsRealPositionsDoesNotChangeItsEnvironment() throws Exception {
    try (AccountWorld.Bot bot = world.new Bot("sandbox", false)) {
      bot.runFor(Duration.ofMinutes(2));
      bot.end();
    }
    StartRefusedException refused =
        assertThrows(StartRefusedException.class, () -> world.new Bot("paper", false));
    assertTrue(refused.getMessage().contains("holds"), refused.getMessage());
  }

  private OpenHome inPhase(String phase, String capital, boolean mayShrink, boolean says)
      throws IOException {
    PhaseChange change =
        new PhaseChange(
            phase,
            new BigDecimal(capital),
            world.simulator.account().total("USD"),
            new BigDecimal("0.70"),
            mayShrink,
            (from, to) -> says);
    Wanted wanted =
        new Wanted("simulator", phase, world.plan.coins(), () -> false, Optional.of(change), false);
    return OpenHome.open(
        world.home,
        wanted,
        world.layer,
        WholeFiles.onDisk(),
        StateCipher.NONE,
        world.killSwitch(),
        new AuditLog(world.home.data(), world.layer, world.time, "test"));
  }

  @Test
  void S19_anotherPhaseIsRefusedWithOpenPositions() throws Exception {
    run(Duration.ofMinutes(2));
    StartRefusedException refused =
        assertThrows(
            StartRefusedException.class, () -> inPhase("light_live", "1200", false, true).close());
    assertTrue(refused.getMessage().contains("open positions"), refused.getMessage());
  }

  @Test
  void S19_theDifferenceGoesToBothSidesAndTheTotalLossStartsAnewAfterAYes() throws Exception {
    run(Duration.ofMinutes(2));
    crash(BTC, 0.9);
    run(Duration.ofMinutes(1));
    steer("sell", "all");
    BotState before = state();
    assertTrue(before.engine().risk().totalLoss().signum() > 0);
    assertThrows(
        StartRefusedException.class, () -> inPhase("micro_live", "800", false, true).close());
    assertThrows(
        StartRefusedException.class, () -> inPhase("micro_live", "800", true, false).close());
    inPhase("micro_live", "800", true, true).close();
    BotState after = state();
    assertEquals("micro_live", after.phase());
    assertEquals(0, after.capital().compareTo(new BigDecimal("800")));
    assertEquals(
        0,
        before
            .engine()
            .conservative()
            .cash()
            .subtract(new BigDecimal("140"))
            .compareTo(after.engine().conservative().cash()));
    assertEquals(
        0,
        before
            .engine()
            .aggressive()
            .baseline()
            .subtract(new BigDecimal("60"))
            .compareTo(after.engine().aggressive().baseline()));
    assertEquals(0, after.engine().risk().totalLoss().signum());
    assertEquals(before.engine().risk().dailyLoss(), after.engine().risk().dailyLoss());
    assertTrue(
        world.rows("audit_log.csv").stream()
            .anyMatch(row -> row.contains("MANUAL_OVERRIDE") && row.endsWith("micro_live")));
  }

  @Test
  void S21_ordersThatAnOldStateDoesNotKnowAreReadFromTheExchangeAndBooked() throws Exception {
    run(Duration.ofMinutes(1));
    byte[] old = Files.readAllBytes(world.home.data("portfolio_state.json"));
    byte[] log = Files.readAllBytes(world.home.data("trade_log.csv"));
    crash(BTC, 0.9);
    run(Duration.ofMinutes(1));
    assertFalse(positions().containsKey(BTC));
    // A backup brought back by hand, log and all.
    Files.write(world.home.data("portfolio_state.json"), old);
    Files.write(world.home.data("portfolio_state.json.bak"), old);
    Files.write(world.home.data("trade_log.csv"), log);
    run(Duration.ofMinutes(2));
    assertFalse(positions().containsKey(BTC));
    Agreement.check(world, "old state");
    assertEquals(1, orders(OrderRequest.Side.SELL).size());
  }

  @Test
  void S21_aTradeBeyondTheBackupStateIsBookedOnceAndItsOrderNotSettledAgain() throws Exception {
    run(Duration.ofMinutes(1));
    crash(BTC, 0.9);
    run(Duration.ofMinutes(1));
    Path file = world.home.data("portfolio_state.json");
    // The predecessor is from before the last fills were booked.
    Files.writeString(file, "{ damaged");
    run(Duration.ofMinutes(2));
    Agreement.check(world, "predecessor");
    assertEquals(1, orders(OrderRequest.Side.SELL).size());
  }

  @Test
  void S22_anExitWhoseStateCannotBeSavedGoesWithItsIntentInTheIntentLog() throws Exception {
    run(Duration.ofMinutes(2));
    crash(BTC, 0.9);
    world.isStateReadOnly = true;
    assertThrows(SessionStoppedException.class, () -> run(Duration.ofMinutes(1)));
    assertEquals(1, orders(OrderRequest.Side.SELL).size());
    assertTrue(Files.readString(world.home.data(IntentLog.FILE)).contains("stop loss"));
    world.isStateReadOnly = false;
    run(Duration.ofMinutes(2));
    assertEquals(1, orders(OrderRequest.Side.SELL).size());
    Agreement.check(world, "intent log");
  }

  @Test
  void S22_anEntryWhoseStateCannotBeSavedIsNotSent() throws Exception {
    try (AccountWorld.Bot bot = world.new Bot()) {
      world.isStateReadOnly = true;
      assertThrows(SessionStoppedException.class, () -> bot.runFor(Duration.ofMinutes(1)));
    }
    assertTrue(world.simulator.account().orders().isEmpty());
  }

  @Test
  void S28_whatTheOwnerTookIsMissedEntriesWaitExitsSellWhatIsThereAndAdoptingBooksIt()
      throws Exception {
    run(Duration.ofMinutes(2));
    BigDecimal held = held(BTC);
    BigDecimal taken = held.divide(new BigDecimal("2"), 8, RoundingMode.DOWN);
    try (TradingAccount account = world.account(pause -> {})) {
      MarketOrder sale = new MarketOrder("owner-1", BTC, Side.SELL, taken);
      account.submit(account.body(sale), false, () -> true);
    }
    run(Duration.ofMinutes(2));
    assertTrue(
        world.alerts.stream()
            .anyMatch(alert -> alert.text().contains("holds less than the bot's ledger says")));
    try (AccountWorld.Bot bot = world.new Bot();
        TradingAccount account = world.account(pause -> {})) {
      Answer answer = bot.daemon.adopt(account.balances());
      assertTrue(answer.ok(), answer.text());
      bot.end();
    }
    assertEquals(0, held.subtract(taken).compareTo(held(BTC)));
    assertTrue(
        world.rows("trade_log.csv").stream()
            .anyMatch(row -> row.contains("BTC-USD,SELL") && row.contains(",manual,")));
    assertTrue(
        world.rows("audit_log.csv").stream().anyMatch(row -> row.contains("ADOPT_BALANCES")));
  }

  @Test
  void S28_anExitSellsNoMoreThanTheAccountHas() throws Exception {
    run(Duration.ofMinutes(2));
    BigDecimal held = held(BTC);
    BigDecimal taken = held.divide(new BigDecimal("2"), 8, RoundingMode.DOWN);
    try (TradingAccount account = world.account(pause -> {})) {
      MarketOrder sale = new MarketOrder("owner-1", BTC, Side.SELL, taken);
      account.submit(account.body(sale), false, () -> true);
    }
    run(Duration.ofMinutes(2));
    crash(BTC, 0.9);
    run(Duration.ofMinutes(1));
    Order exit = orders(OrderRequest.Side.SELL).get(1);
    BigDecimal left = held.subtract(taken).setScale(8, RoundingMode.DOWN);
    assertEquals(0, left.compareTo(exit.filledSize()), exit::toString);
  }

  @Test
  void aDryRunSendsNoOrderAndLogsEveryOne() throws Exception {
    world.wrapped =
        real ->
            new DryRunAccount(
                real, new HashSet<>(world.plan.coins()), new BigDecimal("0.009"), world.time);
    world.mark = "dry_run";
    run(Duration.ofMinutes(2));
    crash(BTC, 0.9);
    run(Duration.ofMinutes(2));
    assertEquals(0, world.simulator.calls().count("POST", "/"));
    List<String> rows = world.rows("trade_log.csv");
    assertEquals(6, rows.size(), rows::toString);
    rows.forEach(row -> assertTrue(row.contains("dry_run"), row));
  }

  @Test
  void S07_fiveCoinsFallFortyPercentWhileAFeedIsDeadAndEveryThirdCallIsTooMany() throws Exception {
    run(Duration.ofMinutes(4));
    for (int i = 0; i < 200; i++) {
      world.faults.add(Fault.of(FaultKind.RATE_LIMITED), "*", 2 * (i + 1), 1);
    }
    for (int step = 1; step <= 6; step++) {
      double part = Math.pow(0.6, 1 / 6.0);
      int seconds = 10 * step;
      world
          .time
          .threads()
          .execute(
              () ->
                  in(
                      Duration.ofSeconds(seconds),
                      () -> world.plan.coins().forEach(coin -> crash(coin, part))));
    }
    DeadAndLiveFeed feed = new DeadAndLiveFeed(world, positions());
    world.prices = feed;
    run(Duration.ofMinutes(3));
    List<Order> sold = orders(OrderRequest.Side.SELL);
    assertEquals(5, sold.size(), sold::toString);
    for (Order order : sold) {
      Instant seen = feed.firstBelow.get(new Coin(order.request().productId()));
      Duration took = Duration.between(seen, order.doneAt().orElseThrow());
      assertTrue(took.compareTo(Duration.ofSeconds(10)) <= 0, took + " for " + order);
    }
    assertTrue(positions().isEmpty());
    Agreement.check(world, "crash");
  }
}
