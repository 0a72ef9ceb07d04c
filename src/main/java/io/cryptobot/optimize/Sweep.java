package io.cryptobot.optimize;

import io.cryptobot.backtest.Backtest;
import io.cryptobot.backtest.BacktestInput;
import io.cryptobot.backtest.BacktestOptions;
import io.cryptobot.backtest.BacktestPeriod;
import io.cryptobot.backtest.RunFigures;
import io.cryptobot.engine.TradingPlan;
import io.cryptobot.strategy.AggressiveParameters;
import io.cryptobot.strategy.AggressiveStrategy;
import io.cryptobot.strategy.ConservativeParameters;
import io.cryptobot.strategy.ConservativeStrategy;
import io.cryptobot.strategy.IndicatorColumns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs every set over every window, on several threads. A set's runs know nothing of other sets and
 * of threads, so that their figures have the same bits however many there are.
 */
public final class Sweep implements AutoCloseable {
  private static final long MOMENT_MILLIS = 200;

  private final SweepCandles candles;
  private final List<Fold> folds;
  private final BacktestOptions options;
  private final ExecutorService pool;
  private final int threads;

  /**
   * @param options the costs of every run
   * @param threads how many runs at a time
   */
  public Sweep(SweepCandles candles, List<Fold> folds, BacktestOptions options, int threads) {
    this.candles = candles;
    this.folds = List.copyOf(folds);
    this.options = options;
    this.threads = threads;
    this.pool = Executors.newFixedThreadPool(threads, Sweep::daemon);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "sweep");
    thread.setDaemon(true);
    return thread;
  }

  /** Is told how it goes, on the thread that runs the sweep. */
  public interface Watcher {
    /** Sets are done; called a few times a second, also with none. */
    void done(List<SetResult> fresh);

    /** Whether to go on. */
    boolean goesOn();
  }

  /** A set and the rules that it makes. */
  public record Task(int number, TradingPlan plan) {}

  /**
   * Computes every indicator column that the sets read, each once, coin by coin on all threads.
   *
   * @throws io.cryptobot.backtest.BacktestDataException if a window has too few candles
   */
  public void prepareColumns(List<Task> tasks) {
    Map<Integer, Parameters> byWarmUp = new HashMap<>();
    for (Task task : tasks) {
      TradingPlan plan = task.plan();
      byWarmUp.computeIfAbsent(plan.warmUpCandles(), warmUp -> new Parameters(plan)).add(plan);
    }
    List<Future<?>> running = new ArrayList<>();
    byWarmUp.forEach(
        (warmUp, parameters) -> {
          for (BacktestPeriod window : windows()) {
            List<IndicatorColumns> columns = candles.of(window, warmUp).columns();
            for (int coin = 0; coin < columns.size(); coin++) {
              running.add(pool.submit(parameters.reading(coin, columns.get(coin))));
            }
          }
        });
    running.forEach(Sweep::await);
  }

  /** The different parameters of sets that have a warm-up in common. */
  private static final class Parameters {
    private final int conservativeCoins;
    private final Set<ConservativeParameters> conservative = new HashSet<>();
    private final Set<AggressiveParameters> aggressive = new HashSet<>();

    Parameters(TradingPlan plan) {
      this.conservativeCoins = plan.conservative().coins().size();
    }

    void add(TradingPlan plan) {
      conservative.add(plan.conservative().parameters());
      aggressive.add(plan.aggressive().parameters());
    }

    /** Asks for every column of a coin, as its strategies do when they are made. */
    Runnable reading(int coin, IndicatorColumns columns) {
      return coin < conservativeCoins
          ? () -> conservative.forEach(one -> new ConservativeStrategy(one, columns))
          : () -> aggressive.forEach(one -> new AggressiveStrategy(one, columns));
    }
  }

  private List<BacktestPeriod> windows() {
    return folds.stream().flatMap(fold -> fold.windows().stream()).distinct().toList();
  }

  /**
   * Runs the sets in their order.
   *
   * @return whether all are done; false if the watcher wanted no more
   */
  public boolean run(List<Task> tasks, Watcher watcher) {
    Work work = new Work(tasks, threads);
    List<Future<?>> workers = new ArrayList<>();
    for (int worker = 0; worker < threads; worker++) {
      workers.add(pool.submit(work));
    }
    int told = 0;
    try {
      while (!work.isOver()) {
        told += work.tell(watcher);
        if (!watcher.goesOn()) {
          work.stop();
        }
      }
    } finally {
      work.stop();
      workers.forEach(Sweep::await);
    }
    return told + work.tell(watcher) == tasks.size();
  }

  /** What the threads take from, and give to. */
  private final class Work implements Runnable {
    private final List<Task> tasks;
    private final AtomicInteger next = new AtomicInteger();
    private final Queue<SetResult> results = new ConcurrentLinkedQueue<>();
    private final CountDownLatch atWork;
    private volatile boolean stopped;

    Work(List<Task> tasks, int workers) {
      this.tasks = tasks;
      this.atWork = new CountDownLatch(workers);
    }

    @Override
    public void run() {
      try {
        int task = next.getAndIncrement();
        while (!stopped && task < tasks.size()) {
          results.add(result(tasks.get(task)));
          task = next.getAndIncrement();
        }
      } finally {
        atWork.countDown();
      }
    }

    void stop() {
      stopped = true;
    }

    /** Whether no thread is at work any more; waits a moment for it. */
    boolean isOver() {
      try {
        return atWork.await(MOMENT_MILLIS, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new SweepRefusedException("The search was interrupted.");
      }
    }

    int tell(Watcher watcher) {
      List<SetResult> fresh = new ArrayList<>();
      for (SetResult one = results.poll(); one != null; one = results.poll()) {
        fresh.add(one);
      }
      watcher.done(fresh);
      return fresh.size();
    }
  }

  /** What a set brings in every fold: each figure is that of a plain backtest of the window. */
  SetResult result(Task task) {
    List<RunFigures> train = new ArrayList<>(folds.size());
    List<RunFigures> test = new ArrayList<>(folds.size());
    for (Fold fold : folds) {
      train.add(figures(task.plan(), fold.train()));
      test.add(figures(task.plan(), fold.test()));
    }
    return new SetResult(task.number(), train, test);
  }

  private RunFigures figures(TradingPlan plan, BacktestPeriod window) {
    BacktestInput input = candles.of(window, plan.warmUpCandles());
    return Backtest.figures(plan, input, options);
  }

  private static void await(Future<?> future) {
    try {
      future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("a run of the sweep failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SweepRefusedException("The search was interrupted.");
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
