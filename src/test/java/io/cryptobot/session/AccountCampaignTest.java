package io.cryptobot.session;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.engine.RandomMarket;
import io.cryptobot.files.WholeFiles;
import io.cryptobot.home.Requests;
import io.cryptobot.home.Requests.Request;
import io.cryptobot.simulator.Fault;
import io.cryptobot.simulator.FaultKind;
import io.cryptobot.time.VirtualTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random faults of the exchange and kills of the bot, from a seed: however they fall, no order is
 * doubled and none is lost. {@code -Dcryptobot.schedules=300} runs as many schedules.
 */
class AccountCampaignTest {
  private static final int SCHEDULES = Integer.getInteger("cryptobot.schedules", 30);
  private static final Duration LENGTH = Duration.ofHours(SCHEDULES > 30 ? 8 : 2);
  private static final String ORDERS = "POST *";
  private static final List<FaultKind> ANY =
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
          FaultKind.UNKNOWN_FIELD,
          FaultKind.PARTIAL_THEN_CANCEL,
          FaultKind.PARTIAL_THEN_FILL,
          FaultKind.FILL_LATE,
          FaultKind.REJECT_BALANCE,
          FaultKind.PRODUCT_HALTED,
          FaultKind.DUPLICATE_REFUSED);

  @TempDir Path folder;

  private static final Map<String, Integer> total = new TreeMap<>();

  @AfterAll
  static void tell() {
    System.out.println("Campaign at the simulator: " + total);
  }

  private static int failures(AccountWorld world) {
    return (int)
        world.simulator.calls().entries().stream().filter(one -> one.fault().isPresent()).count();
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, SCHEDULES);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void noOrderIsDoubledAndNoneIsLost(long seed) throws Exception {
    Random random = new Random(seed);
    int kills = 0;
    try (AccountWorld world = new AccountWorld(folder, new RandomMarket(1000 + seed))) {
      world.api = random.nextInt(3) == 0 ? "exchange" : "advanced";
      world.plan = EagerPlan.of(world.plan, EagerPlan.wide(), true);
      world.time.pass(Duration.ofHours(random.nextInt(100)));
      Instant end = world.time.instant().plus(LENGTH);
      while (world.time.instant().isBefore(end)) {
        plan(world, random);
        if (isKilled(world, end)) {
          kills++;
        }
      }
      world.killedAfter = -1;
      world.faults.clear();
      try (AccountWorld.Bot bot = world.new Bot()) {
        bot.end();
      }
      int orders = Agreement.check(world, "seed " + seed + ", kills " + kills);
      assertTrue(orders > 0, "nothing was traded");
      total.merge("filled orders", orders, Integer::sum);
      total.merge("kills", kills, Integer::sum);
      total.merge("schedules", 1, Integer::sum);
      total.merge("calls that failed", failures(world), Integer::sum);
    }
  }

  private static void plan(AccountWorld world, Random random) throws IOException {
    world.killedAfter = random.nextInt(800);
    world.faults.clear();
    for (int i = 0; i < 4; i++) {
      Fault fault = Fault.of(ANY.get(random.nextInt(ANY.size())));
      if (random.nextBoolean()) {
        fault = fault.afterBooking();
      }
      if (random.nextInt(3) == 0) {
        fault = fault.in(Duration.ofSeconds(1 + random.nextInt(40)));
      }
      world.faults.add(
          fault, random.nextInt(3) == 0 ? "*" : ORDERS, random.nextInt(4), 1 + random.nextInt(3));
    }
    if (random.nextInt(3) == 0) {
      ask(world, "sell", "all");
    }
    if (random.nextInt(4) == 0) {
      ask(world, "rebalance", "");
    }
  }

  private static void ask(AccountWorld world, String command, String argument) throws IOException {
    new Requests(world.home, WholeFiles.onDisk(), world.time)
        .ask(
            new Request(
                UUID.nameUUIDFromBytes(
                        (command + world.time.instant()).getBytes(StandardCharsets.UTF_8))
                    .toString(),
                world.time.instant(),
                command,
                argument));
  }

  private static boolean isKilled(AccountWorld world, Instant end) throws Exception {
    AccountWorld.Bot bot = null;
    try {
      bot = world.new Bot();
      bot.runUntil(end);
      bot.end();
      return false;
    } catch (IOException e) {
      // The exchange did not answer at the start; under Task Scheduler the next one comes.
      world.time.pass(Duration.ofMinutes(1));
      return false;
    } catch (VirtualTime.Killed e) {
      world.time.restart();
      return true;
    } finally {
      if (bot != null) {
        bot.close();
      }
    }
  }
}
