package io.cryptobot.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.engine.RandomMarket;
import io.cryptobot.feed.LivePrices;
import io.cryptobot.session.Daemon.End;
import io.cryptobot.simulator.CallLog;
import io.cryptobot.simulator.Fault;
import io.cryptobot.simulator.FaultKind;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A bot with real orders at the simulator, every minute one request that goes wrong, hour after
 * hour: it does not grow. The tests run a quarter of an hour as often as there are hours; {@code
 * -Dcryptobot.soak=8} runs eight whole ones.
 */
class SoakTest {
  private static final int WHOLE_HOURS = Integer.getInteger("cryptobot.soak", 0);
  private static final Duration HOUR = Duration.ofMinutes(WHOLE_HOURS > 0 ? 60 : 15);
  private static final int HOURS = WHOLE_HOURS > 0 ? WHOLE_HOURS : 4;
  private static final double MOST_GROWTH = 1.05;
  private static final int COLLECTIONS = 6;
  private static final List<FaultKind> KINDS = List.of(FaultKind.values());

  /** An order that is being sent at the moment has a thread and a connection. */
  private static final int UNDER_WAY = 2;

  private static final Path OPEN_FILES = Path.of("/proc/self/fd");

  @TempDir private Path folder;

  /**
   * What the process holds after an hour.
   *
   * @param bytes that are alive, without {@code log}
   * @param log bytes of the requests that the simulator keeps for tests, a hundred thousand at most
   * @param threads without OkHttp's own, which end when they have had nothing to do for a minute
   */
  private record Look(long bytes, long log, long threads, long files, int orders, long calls) {
    static Look at(AccountWorld world) throws IOException {
      MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
      long least = Long.MAX_VALUE;
      for (int i = 0; i < COLLECTIONS; i++) {
        memory.gc();
        least = Math.min(least, memory.getHeapMemoryUsage().getUsed());
      }
      long log = world.simulator.calls().entries().stream().mapToLong(Look::size).sum();
      return new Look(
          least - log,
          log,
          Thread.getAllStackTraces().keySet().stream()
              .filter(thread -> !thread.getName().startsWith("OkHttp"))
              .count(),
          openFiles(),
          world.simulator.account().orders().size(),
          world.simulator.calls().count());
    }

    /** An entry, its time and its three texts, as HotSpot lays them out in a heap below 32 GB. */
    private static long size(CallLog.Entry entry) {
      return 32 + 24 + size(entry.method()) + size(entry.path()) + size(entry.body());
    }

    private static long size(String text) {
      return 24 + (text.isEmpty() ? 0 : (16 + text.length() + 7) / 8 * 8L);
    }

    private static long openFiles() throws IOException {
      if (!Files.isDirectory(OPEN_FILES)) {
        return 0;
      }
      try (Stream<Path> open = Files.list(OPEN_FILES)) {
        return open.count();
      }
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%,d bytes and %,d of the log of calls, %d threads, %d open files, %d orders, %d calls",
          bytes,
          log,
          threads,
          files,
          orders,
          calls);
    }
  }

  @Test
  void aDayOfFaultsLeavesMemoryThreadsAndFilesAsTheyWere() throws Exception {
    try (AccountWorld world = new AccountWorld(folder, new RandomMarket(17))) {
      world.plan = EagerPlan.of(world.plan, EagerPlan.wide(), true);
      world.time.pass(Duration.ofHours(40));
      LivePrices prices =
          new LivePrices(List.of(new VenueFeed(world)), Duration.ofMinutes(10), world.time);
      world.prices = new PriceDesk(prices, world.time, world.time);
      List<Look> looks = new ArrayList<>();
      try (AccountWorld.Bot bot = world.new Bot()) {
        world.time.threads().execute(() -> disturb(world, new Random(17)));
        for (int hour = 1; hour <= HOURS; hour++) {
          assertEquals(End.INTERRUPTED, bot.runFor(HOUR));
          world.alerts.clear();
          looks.add(Look.at(world));
        }
        isOver = true;
        world.faults.clear();
        bot.end();
      } finally {
        prices.close();
      }
      for (int hour = 1; hour <= HOURS && WHOLE_HOURS > 0; hour++) {
        System.out.println("Soak, hour " + hour + ": " + looks.get(hour - 1));
      }
      int filled = Agreement.check(world, "soak");
      assertTrue(filled > 0, filled + " orders");
      judge(looks);
    }
  }

  private volatile boolean isOver;

  /** One request a minute goes wrong. */
  private void disturb(AccountWorld world, Random random) {
    try {
      while (!isOver) {
        FaultKind kind = KINDS.get(random.nextInt(KINDS.size()));
        world.faults.clear();
        world.faults.add(
            random.nextBoolean() ? Fault.of(kind).afterBooking() : Fault.of(kind), "*");
        world.time.sleep(Duration.ofMinutes(1));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Memory grows by less than a twentieth after the second hour, the rest not past the middle. */
  private static void judge(List<Look> looks) {
    List<Look> first = looks.subList(0, looks.size() / 2);
    Look last = looks.get(looks.size() - 1);
    assertTrue(last.bytes() <= looks.get(1).bytes() * MOST_GROWTH, looks::toString);
    assertTrue(last.threads() <= most(first, Look::threads) + UNDER_WAY, looks::toString);
    assertTrue(last.files() <= most(first, Look::files) + UNDER_WAY, looks::toString);
  }

  private static long most(List<Look> looks, ToLongFunction<Look> of) {
    return looks.stream().mapToLong(of).max().orElseThrow();
  }
}
