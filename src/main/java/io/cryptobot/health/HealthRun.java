package io.cryptobot.health;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs checks beside each other, so that one that waits for the network holds up no other. A check
 * that breaks, or has no answer when the time is over, is one finding of many.
 */
public final class HealthRun {
  private static final Logger LOG = LoggerFactory.getLogger(HealthRun.class);

  private final Duration limit;
  private final boolean offline;

  /**
   * How to run.
   *
   * @param limit for all checks together
   * @param offline leaves out those that need the network
   */
  public HealthRun(Duration limit, boolean offline) {
    this.limit = limit;
    this.offline = offline;
  }

  /** The report, in the order of the checks. */
  public HealthReport of(List<? extends HealthCheck> checks) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    ExecutorService pool = Executors.newCachedThreadPool(HealthRun::daemon);
    try {
      List<Future<Finding>> answers = new ArrayList<>();
      for (HealthCheck check : checks) {
        answers.add(pool.submit(() -> offline && check.needsNetwork() ? skipped() : check.check()));
      }
      List<HealthReport.Entry> entries = new ArrayList<>();
      for (int i = 0; i < checks.size(); i++) {
        String name = checks.get(i).name();
        entries.add(new HealthReport.Entry(name, finding(name, answers.get(i), end)));
      }
      return new HealthReport(entries);
    } finally {
      pool.shutdownNow();
    }
  }

  private static Finding skipped() {
    return Finding.skip("skipped (--offline)");
  }

  private Finding finding(String name, Future<Finding> answer, long end)
      throws InterruptedException {
    try {
      return answer.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return Finding.fail(
          "no answer within " + limit.toSeconds() + " s",
          "Run --health again; if it stays so, look at what this check asks.");
    } catch (ExecutionException e) {
      LOG.error("event=health_check_failed check=\"{}\"", name, e.getCause());
      return Finding.fail(
          "the check itself failed: " + e.getCause(),
          "The details are in logs/bot.log in the home folder.");
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "health");
    thread.setDaemon(true);
    return thread;
  }
}
