package io.cryptobot.session;

import io.cryptobot.feed.CandleDataException;
import io.cryptobot.feed.CandleSource;
import io.cryptobot.feed.FeedException;
import io.cryptobot.market.CandleSeries;
import io.cryptobot.market.Coin;
import io.cryptobot.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the closed candles of all coins up to date, on a thread of its own, so that a slow feed
 * keeps no exit waiting. A coin whose candles cannot be had keeps those that it has.
 */
public final class CandleDesk implements AutoCloseable {
  private static final Duration NEXT_TRY = Duration.ofSeconds(30);

  private final CandleSource source;
  private final List<Coin> coins;
  private final Timeframe timeframe;
  private final int warmUpCandles;
  private final Map<Coin, CandleSeries> known = new LinkedHashMap<>();
  private final ExecutorService worker;
  private @Nullable Future<Round> running;
  private boolean hasTried;
  private Instant nextTry = Instant.MIN;
  private List<String> failures = new ArrayList<>();

  /**
   * @param worker asks the source, one task at a time; is shut down with the desk
   */
  public CandleDesk(
      CandleSource source,
      List<Coin> coins,
      Timeframe timeframe,
      int warmUpCandles,
      ExecutorService worker) {
    this.worker = worker;
    this.source = source;
    this.coins = List.copyOf(coins);
    this.timeframe = timeframe;
    this.warmUpCandles = warmUpCandles;
  }

  private record Round(Map<Coin, CandleSeries> series, List<String> failures) {}

  /**
   * Takes what has arrived and asks for what has closed since.
   *
   * @return whether there are candles that were not there at the last call
   */
  public boolean poll(Instant now) {
    boolean isNew = take();
    if (running == null && !isUpToDate(now) && !now.isBefore(nextTry)) {
      nextTry = now.plus(NEXT_TRY);
      Instant to = wantedEnd(now);
      running = worker.submit(() -> load(to));
    }
    return isNew;
  }

  /** Whether every coin has the latest candle that should be published. */
  public boolean isUpToDate(Instant now) {
    long end = wantedEnd(now).getEpochSecond();
    return coins.stream()
        .allMatch(coin -> known.containsKey(coin) && known.get(coin).endSecond() >= end);
  }

  /** Whether the source has answered, well or not. */
  public boolean hasTried() {
    return hasTried;
  }

  /** Whether nothing is being asked for. */
  public boolean isIdle() {
    return running == null;
  }

  private Instant wantedEnd(Instant now) {
    return timeframe.candleOpenAt(now.minus(Timeframe.PUBLISHED_AFTER));
  }

  private boolean take() {
    Future<Round> done = running;
    if (done == null || !done.isDone()) {
      return false;
    }
    running = null;
    hasTried = true;
    Round round;
    try {
      round = done.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      failures.add("Candles could not be loaded: " + e.getCause());
      return false;
    }
    failures.addAll(round.failures());
    boolean isNew = false;
    for (Map.Entry<Coin, CandleSeries> entry : round.series().entrySet()) {
      CandleSeries before = known.get(entry.getKey());
      boolean isLonger =
          !entry.getValue().isEmpty()
              && (before == null || entry.getValue().endSecond() > before.endSecond());
      if (isLonger) {
        known.put(entry.getKey(), entry.getValue());
        isNew = true;
      }
    }
    return isNew;
  }

  private Round load(Instant to) {
    Instant from = to.minus(timeframe.duration().multipliedBy(warmUpCandles + 1L));
    Map<Coin, CandleSeries> loaded = new LinkedHashMap<>();
    List<String> complaints = new ArrayList<>();
    for (Coin coin : coins) {
      try {
        loaded.put(coin, source.candles(coin, timeframe, from, to));
      } catch (FeedException e) {
        complaints.add(e.getMessage());
        if (e.isForEveryCoin()) {
          break;
        }
      } catch (CandleDataException e) {
        complaints.add(String.valueOf(e.getMessage()));
      }
    }
    return new Round(loaded, complaints);
  }

  /** The series of each coin; a coin without candles has an empty one. */
  public List<CandleSeries> series() {
    return coins.stream()
        .map(
            coin ->
                known.containsKey(coin)
                    ? known.get(coin)
                    : CandleSeries.builder(coin, timeframe).build())
        .toList();
  }

  /** What went wrong since the last call, a sentence each. */
  public List<String> takeFailures() {
    List<String> taken = failures;
    failures = new ArrayList<>();
    return taken;
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}
