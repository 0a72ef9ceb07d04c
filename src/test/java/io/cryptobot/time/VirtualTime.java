package io.cryptobot.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Several threads in a time of their own, of which one runs at a time: the one whose pause ends
 * first. What they do takes no time, only their pauses do, so that a run is the same every time and
 * hours pass in moments. The thread that makes it is the first; the others begin with {@link
 * #threads()}.
 */
public final class VirtualTime extends Clock implements Sleeper {
  private final PriorityQueue<Waiting> waiting =
      new PriorityQueue<>(
          (one, other) ->
              one.until.equals(other.until)
                  ? Long.compare(one.number, other.number)
                  : one.until.compareTo(other.until));
  private final Semaphore ended = new Semaphore(0);
  private final Thread first = Thread.currentThread();
  private Instant now;
  private long numbers;
  private boolean isKilled;

  public VirtualTime(Instant now) {
    this.now = now;
  }

  /** All that runs here ended at once, as by {@code kill -9}. */
  public static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private static final class Waiting {
    private final Instant until;
    private final long number;
    private final @Nullable Thread thread;
    private final Semaphore turn = new Semaphore(0);

    Waiting(@Nullable Thread thread, Instant until, long number) {
      this.thread = thread;
      this.until = until;
      this.number = number;
    }
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("UTC only");
  }

  /** Time passes without anybody's doing anything: the computer slept, or a server was slow. */
  public synchronized void pass(Duration time) {
    now = now.plus(time);
  }

  @Override
  public void sleep(Duration time) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    Waiting own = put(Thread.currentThread(), time);
    next();
    own.turn.acquireUninterruptibly();
    check();
  }

  private synchronized Waiting put(@Nullable Thread thread, Duration time) {
    Waiting one = new Waiting(thread, now.plus(time), numbers++);
    waiting.add(one);
    return one;
  }

  /** Hands the turn to whose pause ends first. */
  private synchronized void next() {
    Waiting soonest = waiting.poll();
    if (soonest != null) {
      if (soonest.until.isAfter(now)) {
        now = soonest.until;
      }
      soonest.turn.release();
    }
  }

  /** From now on every thread here ends where it next waits or checks. */
  public synchronized void kill() {
    isKilled = true;
  }

  /** Ends the thread if all were killed. */
  public synchronized void check() {
    if (isKilled) {
      throw new Killed();
    }
  }

  /** Whoever was killed, the first thread has to learn of it. */
  private synchronized void wakeTheFirst() {
    waiting.stream()
        .filter(one -> one.thread == first)
        .findAny()
        .ifPresent(
            one -> {
              waiting.remove(one);
              one.turn.release();
            });
  }

  /** After a kill: lets the other threads end, and a new process begin. */
  public void restart() throws InterruptedException {
    ended.drainPermits();
    while (true) {
      Waiting one;
      synchronized (this) {
        one = waiting.poll();
      }
      if (one == null) {
        break;
      }
      one.turn.release();
      ended.acquire();
    }
    synchronized (this) {
      isKilled = false;
    }
  }

  /** Runs tasks as threads of this time. */
  public AbstractExecutorService threads() {
    return new Threads();
  }

  private final class Threads extends AbstractExecutorService {
    @Override
    public void execute(Runnable task) {
      Waiting start = put(null, Duration.ZERO);
      Thread thread = new Thread(() -> run(task, start), "virtual");
      thread.setDaemon(true);
      thread.start();
    }

    private void run(Runnable task, Waiting start) {
      start.turn.acquireUninterruptibly();
      boolean wasKilled = false;
      try {
        check();
        task.run();
      } catch (Killed e) {
        wasKilled = true;
      } finally {
        synchronized (VirtualTime.this) {
          wasKilled |= isKilled;
        }
        if (wasKilled) {
          ended.release();
          wakeTheFirst();
        } else {
          next();
        }
      }
    }

    @Override
    public void shutdown() {
      // Nothing is kept.
    }

    @Override
    public List<Runnable> shutdownNow() {
      return List.of();
    }

    @Override
    public boolean isShutdown() {
      return false;
    }

    @Override
    public boolean isTerminated() {
      return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
      return true;
    }
  }
}
