package io.cryptobot.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.engine.Alert;
import io.cryptobot.engine.RandomMarket;
import io.cryptobot.files.FileLayer;
import io.cryptobot.files.HookedFiles;
import io.cryptobot.files.WholeFiles;
import io.cryptobot.home.KillSwitch;
import io.cryptobot.home.Requests;
import io.cryptobot.home.Requests.Request;
import io.cryptobot.market.Coin;
import io.cryptobot.portfolio.PositionState;
import io.cryptobot.session.Daemon.End;
import io.cryptobot.session.LiveWorld.Bot;
import io.cryptobot.state.StateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The daemon in a market whose clock the test moves. */
class DaemonTest {
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir private Path folder;

  private LiveWorld world(String name, long seed) {
    return new LiveWorld(folder.resolve(name), seed);
  }

  /** Time, coin, side, price, quantity and reason of every trade. */
  private static List<String> trades(LiveWorld world) throws IOException {
    return world.rows("trade_log.csv").stream()
        .map(row -> row.split(","))
        .map(c -> String.join(",", c[0], c[2], c[3], c[4], c[5], c[7]))
        .toList();
  }

  /**
   * Coin, side, price and quantity. The daemon's look at a position comes some seconds after the
   * pass's, by which a time exit may be due in one that is not in the other, at the same price.
   */
  private static List<String> withoutTime(List<String> trades) {
    return trades.stream()
        .map(row -> row.substring(row.indexOf(',') + 1, row.lastIndexOf(',')))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 42})
  void passesEveryFiveMinutesGiveTheTradesOfTheDaemon(long seed) throws Exception {
    LiveWorld steady = world("daemon" + seed, seed);
    Instant end = steady.now.plus(DAY);
    assertEquals(End.INTERRUPTED, steady.new Bot().runUntil(end));

    LiveWorld passes = world("once" + seed, seed);
    while (passes.now.isBefore(end)) {
      assertEquals(End.DONE, passes.new Bot().once());
      long second = passes.now.getEpochSecond();
      passes.pass(Duration.ofSeconds(300 - Math.floorMod(second, 300)));
    }
    assertTrue(trades(steady).size() > 5, trades(steady).toString());
    assertEquals(withoutTime(trades(steady)), withoutTime(trades(passes)));
  }

  /** The nights in which New York's clocks change, and a quiet one. */
  @ParameterizedTest
  @CsvSource({
    "America/New_York, 2024-03-10T00:00:00Z",
    "America/New_York, 2024-11-03T00:00:00Z",
    "Asia/Kolkata, 2024-03-10T00:00:00Z",
    "Pacific/Apia, 2024-03-10T00:00:00Z"
  })
  void theZoneOfTheComputerChangesNothing(String zone, Instant night) throws Exception {
    long start = night.minus(Duration.ofHours(300)).getEpochSecond();
    LiveWorld utc = new LiveWorld(folder.resolve("utc"), new RandomMarket(11, start));
    utc.new Bot().runUntil(night.plus(Duration.ofHours(9)));
    TimeZone before = TimeZone.getDefault();
    LiveWorld there = new LiveWorld(folder.resolve("there"), new RandomMarket(11, start));
    try {
      TimeZone.setDefault(TimeZone.getTimeZone(zone));
      there.new Bot().runUntil(night.plus(Duration.ofHours(9)));
    } finally {
      TimeZone.setDefault(before);
    }
    assertFalse(trades(utc).isEmpty());
    for (String log : List.of("trade_log.csv", "signal_log.csv", "snapshot_log.csv")) {
      assertEquals(utc.rows(log), there.rows(log));
    }
    assertEquals(utc.decisions(), there.decisions());
  }

  @Test
  void S16_afterEightHoursOfSleepNoOldSignalIsTradedAndAClockSetBackDoesNothingTwice()
      throws Exception {
    LiveWorld world = world("home", 42);
    Instant start = world.now;
    Bot bot = world.new Bot();
    bot.runUntil(start.plus(Duration.ofHours(10)));
    world.now = world.now.plus(Duration.ofHours(8));
    bot.runUntil(world.now.plus(Duration.ofHours(6)));
    world.now = world.now.minus(Duration.ofHours(1));
    bot.runUntil(world.now.plus(Duration.ofHours(5)));
    Set<String> judged = new HashSet<>();
    for (String line : world.decisions()) {
      if (!line.contains("\"candle\"")) {
        continue;
      }
      String coin = line.replaceAll(".*\"coin\":\"([^\"]*)\".*", "$1");
      String candle = line.replaceAll(".*\"open_time\":\"([^\"]*)\".*", "$1");
      Instant time = Instant.parse(line.replaceAll("^\\{\"time\":\"([^\"]*)\".*", "$1"));
      assertTrue(judged.add(coin + candle), "judged twice: " + line);
      Duration age = Duration.between(Instant.parse(candle).plusSeconds(3600), time);
      assertTrue(age.compareTo(Duration.ofMinutes(15)) <= 0, "too old: " + line);
    }
    assertTrue(judged.size() > 50);
  }

  @Test
  void S05_aCandleThatIsNotPublishedIsNotJudged() throws Exception {
    LiveWorld world = world("home", 42);
    world.unpublished = 1;
    Bot bot = world.new Bot();
    bot.runUntil(world.now.plus(Duration.ofMinutes(14)));
    assertEquals(List.of(), world.decisions());
    world.unpublished = 0;
    bot.runUntil(world.now.plus(Duration.ofHours(1)).plusSeconds(400));
    assertFalse(world.decisions().isEmpty());
  }

  @Test
  void theKillSwitchEndsTheSleepBetweenTwoIterationsWithinTwoSeconds() throws Exception {
    LiveWorld world = world("home", 42);
    Bot bot = world.new Bot();
    Instant flagged = world.now.plusSeconds(400);
    world.onTime =
        time -> {
          Path flag = world.home.data("kill_switch.flag");
          if (!time.isBefore(flagged) && !Files.exists(flag)) {
            try {
              Files.createFile(flag);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
        };
    assertEquals(End.KILLED, bot.runUntil(world.now.plus(DAY)));
    assertTrue(Duration.between(flagged, world.now).compareTo(Duration.ofSeconds(2)) <= 0);
    assertTrue(Files.exists(world.home.data("portfolio_state.json")));
  }

  @Test
  void theRemoteKillSwitchMakesTheFlag() throws Exception {
    LiveWorld world = world("home", 42);
    Bot bot = world.new Bot();
    bot.runUntil(world.now.plusSeconds(10));
    world.remoteKill = true;
    assertEquals(End.KILLED, bot.runUntil(world.now.plus(DAY)));
    assertTrue(
        Files.readString(world.home.data("kill_switch.flag")).contains("remote kill switch"));
  }

  @Test
  void aFullDiskStopsTradingSaysWhyAndLosesNothing() throws Exception {
    LiveWorld world = world("home", 42);
    FullDisk disk = new FullDisk();
    world.layer = disk;
    Bot bot = world.new Bot();
    position(world, bot);
    String state = Files.readString(world.home.data("portfolio_state.json"));
    List<String> trades = trades(world);
    disk.isFull = true;
    Instant later = world.now.plus(DAY);
    SessionStoppedException stop =
        assertThrows(SessionStoppedException.class, () -> bot.runUntil(later));
    assertTrue(stop.toString().contains("cannot be saved"), stop.toString());
    assertEquals(state, Files.readString(world.home.data("portfolio_state.json")));
    assertEquals(trades, trades(world));
    disk.isFull = false;
    assertFalse(world.new Bot().session.positions().isEmpty());
  }

  /** A disk that takes nothing more. */
  private static final class FullDisk extends HookedFiles {
    private boolean isFull;

    @Override
    protected void before(Operation operation, Path file, byte[] content) throws IOException {
      if (isFull && content.length > 0) {
        throw new FileSystemException(file.toString(), null, "No space left on device");
      }
    }
  }

  /** Runs until a position is open, and gives its coin. */
  private static Coin position(LiveWorld world, Bot bot) throws Exception {
    for (int hour = 0; hour < 100 && bot.session.positions().isEmpty(); hour++) {
      bot.runUntil(world.now.plus(Duration.ofMinutes(20)));
    }
    return bot.session.positions().keySet().iterator().next();
  }

  @Test
  void S09_betweenTwoIterationsAnOpenPositionIsWatched() throws Exception {
    LiveWorld world = world("home", 42);
    Bot bot = world.new Bot();
    Coin coin = position(world, bot);
    double entry = position(bot, coin).entryPrice();
    bot.runUntil(world.now.plusSeconds(301 - Math.floorMod(world.now.getEpochSecond(), 300)));
    if (!bot.session.positions().containsKey(coin)) {
      coin = position(world, bot);
      entry = position(bot, coin).entryPrice();
    }
    int before = trades(world).size();
    world.fixed.put(coin, entry * 0.9);
    bot.runUntil(world.now.plusSeconds(40));
    assertFalse(bot.session.positions().containsKey(coin));
    String last = trades(world).get(before);
    assertTrue(last.contains("stop"), last);
  }

  private static PositionState position(Bot bot, Coin coin) {
    return Optional.ofNullable(bot.session.positions().get(coin)).orElseThrow();
  }

  @Test
  void S07_aCrashReadTwiceSellsAtTheStopThoughNothingElseConfirmsIt() throws Exception {
    LiveWorld world = world("home", 42);
    Bot bot = world.new Bot();
    Coin coin = position(world, bot);
    double entry = position(bot, coin).entryPrice();
    world.other.says.put(coin, entry);
    world.venue.says.put(coin, entry * 0.6);
    bot.runUntil(world.now.plusSeconds(40));
    assertFalse(bot.session.positions().containsKey(coin));
  }

  @Test
  void S07_aHighThatNothingConfirmsTakesNoProfitAndRaisesNoPeak() throws Exception {
    LiveWorld world = world("home", 42);
    Bot bot = world.new Bot();
    Coin coin = position(world, bot);
    PositionState before = position(bot, coin);
    world.other.says.put(coin, before.entryPrice());
    world.venue.says.put(coin, before.entryPrice() * 1.5);
    bot.runUntil(world.now.plusSeconds(120));
    assertEquals(before.peak(), position(bot, coin).peak());
    world.other.says.put(coin, before.entryPrice() * 1.5);
    bot.runUntil(world.now.plusSeconds(40));
    assertFalse(bot.session.positions().containsKey(coin), "confirmed, it is a profit to take");
  }

  @Test
  void S07_withoutPricesForAMinuteAnOpenPositionIsACriticalAlert() throws Exception {
    LiveWorld world = world("home", 42);
    Bot bot = world.new Bot();
    position(world, bot);
    world.venue.isDown = true;
    world.other.isDown = true;
    bot.runUntil(world.now.plusSeconds(100));
    assertTrue(kinds(world).contains(Alert.Kind.NO_PRICE), kinds(world).toString());
    bot.runUntil(world.now.plus(Duration.ofMinutes(20)));
    long told = world.alerts.stream().filter(a -> a.kind() == Alert.Kind.NO_PRICE).count();
    assertTrue(told <= 2L * bot.session.positions().size(), told + " alerts in 22 minutes");
    assertTrue(kinds(world).contains(Alert.Kind.API_DOWN), kinds(world).toString());
    assertTrue(
        world.rows("error_log.csv").stream().anyMatch(row -> row.contains("API_ERROR")),
        "error rows");
    world.venue.isDown = false;
    world.other.isDown = false;
    bot.runUntil(world.now.plus(Duration.ofMinutes(40)));
    assertTrue(kinds(world).contains(Alert.Kind.API_BACK), kinds(world).toString());
  }

  private static List<Alert.Kind> kinds(LiveWorld world) {
    return world.alerts.stream().map(Alert::kind).distinct().toList();
  }

  @Test
  void S07_atAnOldPriceNothingIsBoughtAndTheReasonIsLogged() throws Exception {
    LiveWorld world = world("home", 42);
    world.venue.age = Duration.ofSeconds(90);
    world.other.age = Duration.ofSeconds(90);
    world.new Bot().runUntil(world.now.plus(DAY));
    assertEquals(List.of(), trades(world));
    assertTrue(
        world.rows("signal_log.csv").stream().anyMatch(row -> row.contains("stale_price")),
        "the reason stands in the log");
  }

  @Test
  void S22_whileALogIsHeldRowsWaitAndAfterFifteenMinutesNoEntryIsMade() throws Exception {
    LiveWorld free = world("free", 42);
    free.new Bot().runUntil(free.now.plus(DAY));
    LiveWorld world = world("held", 42);
    Held held = new Held(world.home.data("trade_log.csv"));
    world.layer = held;
    Bot bot = world.new Bot();
    position(world, bot);
    Instant first = world.now;
    held.isHeld = true;
    // A log is found held when a row is due for it.
    bot.daemon.carryOut(new Request("sell-1", world.now, "sell", "all"));
    bot.runUntil(first.plus(DAY));
    held.isHeld = false;
    bot.runUntil(world.now.plus(Duration.ofMinutes(10)));
    List<String> written = trades(world);
    assertTrue(written.size() >= 2, "what waited was written");
    for (String trade : written) {
      Instant time = Instant.parse(trade.substring(0, trade.indexOf(',')));
      boolean isLateBuy = trade.contains(",BUY,") && time.isAfter(first.plus(Duration.ofHours(12)));
      assertFalse(isLateBuy && time.isBefore(first.plus(DAY)), trade);
    }
    assertTrue(kinds(world).contains(Alert.Kind.LOG_BLOCKED));
  }

  /** A disk on which somebody holds one file. */
  private static final class Held extends HookedFiles {
    private final Path file;
    private boolean isHeld;

    Held(Path file) {
      this.file = file;
    }

    @Override
    protected void before(Operation operation, Path target, byte[] content) throws IOException {
      if (isHeld && operation == Operation.APPEND && target.equals(file)) {
        throw new AccessDeniedException(target.toString());
      }
    }
  }

  private static Requests requests(LiveWorld world) {
    return new Requests(world.home, new WholeFiles(FileLayer.DISK, pause -> {}), world);
  }

  private static String answer(LiveWorld world, String id) throws IOException {
    return requests(world).answer(id).orElseThrow().text();
  }

  @Test
  void S25_aRequestIsDoneOnceAndAnOldOneIsRefused() throws Exception {
    LiveWorld world = world("home", 42);
    Bot bot = world.new Bot();
    Coin coin = position(world, bot);
    Request pause = new Request("p1", world.now, "pause", "");
    requests(world).ask(pause);
    bot.runUntil(world.now.plusSeconds(3));
    assertEquals("Entries are paused; exits go on.", answer(world, "p1"));

    requests(world).ask(new Request("old", world.now.minusSeconds(121), "sell", "all"));
    bot.runUntil(world.now.plusSeconds(3));
    assertTrue(answer(world, "old").contains("more than two minutes old"));
    assertTrue(bot.session.positions().containsKey(coin));

    requests(world).ask(new Request("s1", world.now, "sell", coin.product()));
    bot.runUntil(world.now.plusSeconds(3));
    assertEquals("Sold " + coin + ".", answer(world, "s1"));
    assertFalse(bot.session.positions().containsKey(coin));

    requests(world).ask(new Request("p1", world.now, "unpause", ""));
    bot.runUntil(world.now.plusSeconds(3));
    assertEquals("This request was taken up before.", answer(world, "p1"));
    assertTrue(bot.session.state().switches().entriesPaused());
    bot.runUntil(world.now.plus(DAY));
    assertTrue(
        world.rows("signal_log.csv").stream().anyMatch(row -> row.endsWith(",paused")), "paused");
  }

  @Test
  void S26_aRunningDaemonTakesABackupOnRequestBetweenTwoSteps() throws Exception {
    LiveWorld world = world("home", 42);
    Bot bot = world.new Bot();
    bot.runUntil(world.now.plus(Duration.ofMinutes(20)));
    Instant step = bot.session.state().lastStep().orElseThrow();
    requests(world).ask(new Request("b1", world.now, "backup", "weekly"));
    bot.runUntil(world.now.plusSeconds(2));
    assertEquals("Copied weekly at " + Optional.of(step), answer(world, "b1"));
  }

  @Test
  void eachWeekHasOneSummaryAlsoForSinglePasses() throws Exception {
    LiveWorld world = world("home", 11);
    for (int day = 0; day < 8; day++) {
      world.new Bot().once();
      world.pass(DAY);
    }
    List<String> summaries =
        world.alerts.stream()
            .filter(alert -> alert.kind() == Alert.Kind.WEEKLY_SUMMARY)
            .map(Alert::text)
            .toList();
    assertEquals(1, summaries.size(), summaries.toString());
    assertTrue(summaries.get(0).contains("trades, realized"), summaries.get(0));
  }

  @Test
  void aBlockOfAllEntriesIsLoggedWhenItBeginsAndWhenItEnds() throws Exception {
    LiveWorld world = world("home", 11);
    world.new Bot().once();
    int before = world.rows("signal_log.csv").size();
    world.venue.age = Duration.ofMinutes(2);
    world.other.age = Duration.ofMinutes(2);
    for (int pass = 0; pass < 3; pass++) {
      world.pass(Duration.ofMinutes(5));
      world.new Bot().once();
    }
    world.venue.age = Duration.ZERO;
    world.pass(Duration.ofMinutes(5));
    world.new Bot().once();
    List<String> rows = world.rows("signal_log.csv");
    List<String> since = rows.subList(before, rows.size());
    int coins = world.market.plan.coins().size();
    assertEquals(coins, since.stream().filter(row -> row.endsWith("False,stale_price")).count());
    assertEquals(coins, since.stream().filter(row -> row.endsWith("False,")).count());
  }

  @Test
  void aStateThatSomebodyDamagedIsSeenAtMidnightAndWrittenAnew() throws Exception {
    LiveWorld world = world("home", 11);
    Instant midnight = world.now.truncatedTo(ChronoUnit.DAYS).plus(DAY);
    world.pass(Duration.between(world.now, midnight.minusSeconds(900)));
    Bot bot = world.new Bot();
    bot.runUntil(midnight.minusSeconds(100));
    Path state = world.home.data("portfolio_state.json");
    Files.writeString(state, "{}");
    bot.runUntil(midnight.plusSeconds(400));
    assertEquals(
        1, world.alerts.stream().filter(alert -> alert.kind() == Alert.Kind.STATE_DAMAGED).count());
    assertTrue(StateFile.isWhole(Files.readAllBytes(state)));
    assertTrue(world.rows("error_log.csv").stream().anyMatch(row -> row.contains("STATE_ERROR")));
  }

  @Test
  void S13_aPersonGetsOutUnderKillFlagAndPause() throws Exception {
    LiveWorld world = world("home", 42);
    Bot bot = world.new Bot();
    position(world, bot);
    bot.session.pause(world.now, true);
    new KillSwitch(world.home, new WholeFiles(FileLayer.DISK, pause -> {}), world, false)
        .turnOn("a person", "test");
    Request sell = new Request("s", world.now, "sell", "all");
    assertTrue(bot.daemon.carryOut(sell).text().startsWith("Sold "));
    assertTrue(bot.session.positions().isEmpty());
    assertTrue(world.rows("audit_log.csv").stream().anyMatch(row -> row.contains("MANUAL_SELL")));
  }
}
