package io.cryptobot.market;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The candles of one coin in primitive columns, ascending and without holes: a missing candle
 * stands filled flat (open = high = low = close = the close before it, volume 0) and {@link
 * #isFilled} tells it from a real one. Index 0 is the oldest candle; index {@code i} opens at
 * {@code firstOpenTime + i × timeframe}.
 *
 * <p>Immutable but for the arrays that the column accessors hand out: they are the columns
 * themselves, so that a backtest reads them without a copy, and must not be written.
 */
public final class CandleSeries {
  private final Coin coin;
  private final Timeframe timeframe;
  private final long firstOpenSecond;
  private final double[] open;
  private final double[] high;
  private final double[] low;
  private final double[] close;
  private final double[] volume;
  private final boolean[] filled;

  private CandleSeries(
      Coin coin,
      Timeframe timeframe,
      long firstOpenSecond,
      double[] open,
      double[] high,
      double[] low,
      double[] close,
      double[] volume,
      boolean[] filled) {
    this.coin = coin;
    this.timeframe = timeframe;
    this.firstOpenSecond = firstOpenSecond;
    this.open = open;
    this.high = high;
    this.low = low;
    this.close = close;
    this.volume = volume;
    this.filled = filled;
  }

  public static Builder builder(Coin coin, Timeframe timeframe) {
    return new Builder(coin, timeframe);
  }

  public Coin coin() {
    return coin;
  }

  public Timeframe timeframe() {
    return timeframe;
  }

  public int size() {
    return open.length;
  }

  public boolean isEmpty() {
    return open.length == 0;
  }

  /** Open time of the oldest candle, in seconds since the epoch; meaningless if empty. */
  public long firstOpenSecond() {
    return firstOpenSecond;
  }

  public long openSecond(int index) {
    return firstOpenSecond + index * timeframe.seconds();
  }

  public Instant openTime(int index) {
    return Instant.ofEpochSecond(openSecond(index));
  }

  /** When the last candle closed, in seconds since the epoch. */
  public long endSecond() {
    return openSecond(size());
  }

  /**
   * The index at which a candle opening at this second stands or would stand; negative before the
   * series begins, {@code size()} or more after it ends.
   */
  public int indexOf(long openSecond) {
    return Math.toIntExact(Math.floorDiv(openSecond - firstOpenSecond, timeframe.seconds()));
  }

  public double[] open() {
    return open;
  }

  public double[] high() {
    return high;
  }

  public double[] low() {
    return low;
  }

  public double[] close() {
    return close;
  }

  public double[] volume() {
    return volume;
  }

  /** Whether no candle came from the source here, so that it was filled flat. */
  public boolean isFilled(int index) {
    return filled[index];
  }

  public Candle candle(int index) {
    return new Candle(
        openTime(index), open[index], high[index], low[index], close[index], volume[index]);
  }

  /** The holes that were filled, oldest first. */
  public List<CandleGap> gaps() {
    List<CandleGap> gaps = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= filled.length; i++) {
      boolean inGap = i < filled.length && filled[i];
      if (inGap && start < 0) {
        start = i;
      } else if (!inGap && start >= 0) {
        gaps.add(new CandleGap(coin, openTime(start), i - start, timeframe));
        start = -1;
      }
    }
    return gaps;
  }

  /**
   * The candles that open at or after {@code fromSecond} and before {@code toSecond}; empty if
   * there are none. A series never begins with a filled candle, so a cut inside a hole moves to the
   * next real one.
   */
  public CandleSeries between(long fromSecond, long toSecond) {
    int start = firstIndexAt(fromSecond);
    int end = firstIndexAt(toSecond);
    while (start < end && filled[start]) {
      start++;
    }
    if (start == 0 && end == size()) {
      return this;
    }
    int stop = Math.max(start, end);
    return new CandleSeries(
        coin,
        timeframe,
        openSecond(start),
        Arrays.copyOfRange(open, start, stop),
        Arrays.copyOfRange(high, start, stop),
        Arrays.copyOfRange(low, start, stop),
        Arrays.copyOfRange(close, start, stop),
        Arrays.copyOfRange(volume, start, stop),
        Arrays.copyOfRange(filled, start, stop));
  }

  private int firstIndexAt(long second) {
    long index = -Math.floorDiv(firstOpenSecond - second, timeframe.seconds());
    return (int) Math.max(0, Math.min(size(), index));
  }

  @Override
  public String toString() {
    return coin + " " + timeframe.code() + ", " + size() + " candles";
  }

  /** Takes candles in ascending order and fills the holes between them. Not thread-safe. */
  public static final class Builder {
    private static final int FIRST_CAPACITY = 1024;

    /** A longer hole is a wrong time, not a market that was closed. */
    private static final Duration LONGEST_HOLE = Duration.ofDays(366);

    private final Coin coin;
    private final Timeframe timeframe;
    private long firstOpenSecond;
    private int size;
    private double[] open = new double[FIRST_CAPACITY];
    private double[] high = new double[FIRST_CAPACITY];
    private double[] low = new double[FIRST_CAPACITY];
    private double[] close = new double[FIRST_CAPACITY];
    private double[] volume = new double[FIRST_CAPACITY];
    private boolean[] filled = new boolean[FIRST_CAPACITY];

    private Builder(Coin coin, Timeframe timeframe) {
      this.coin = coin;
      this.timeframe = timeframe;
    }

    /**
     * Adds the next candle.
     *
     * @throws InvalidCandleException if its values cannot be, its time is no open time of the time
     *     frame, or it is not after the candle before
     */
    public Builder add(
        long openSecond,
        double openPrice,
        double highPrice,
        double lowPrice,
        double closePrice,
        double coins) {
      Candle.check(openPrice, highPrice, lowPrice, closePrice, coins);
      checkTime(openSecond);
      if (size == 0) {
        firstOpenSecond = openSecond;
      } else {
        fillUpTo(openSecond);
      }
      append(openPrice, highPrice, lowPrice, closePrice, coins, false);
      return this;
    }

    public Builder add(Candle candle) {
      return add(
          candle.openTime().getEpochSecond(),
          candle.open(),
          candle.high(),
          candle.low(),
          candle.close(),
          candle.volume());
    }

    public CandleSeries build() {
      return new CandleSeries(
          coin,
          timeframe,
          firstOpenSecond,
          Arrays.copyOf(open, size),
          Arrays.copyOf(high, size),
          Arrays.copyOf(low, size),
          Arrays.copyOf(close, size),
          Arrays.copyOf(volume, size),
          Arrays.copyOf(filled, size));
    }

    private void checkTime(long openSecond) {
      if (!timeframe.isOpenTime(openSecond)) {
        throw new InvalidCandleException(
            "the time "
                + Instant.ofEpochSecond(openSecond)
                + " is not the start of a candle of "
                + timeframe.code());
      }
      if (size == 0) {
        return;
      }
      long last = nextOpenSecond() - timeframe.seconds();
      if (openSecond == last) {
        throw new InvalidCandleException(
            "the time " + Instant.ofEpochSecond(openSecond) + " stands here a second time");
      }
      if (openSecond < last) {
        throw new InvalidCandleException(
            "the time "
                + Instant.ofEpochSecond(openSecond)
                + " comes after "
                + Instant.ofEpochSecond(last)
                + "; candles must be in ascending order");
      }
      if (openSecond - last > LONGEST_HOLE.toSeconds()) {
        throw new InvalidCandleException(
            "the time "
                + Instant.ofEpochSecond(openSecond)
                + " is more than a year after the candle before it");
      }
    }

    private long nextOpenSecond() {
      return firstOpenSecond + size * timeframe.seconds();
    }

    private void fillUpTo(long openSecond) {
      double flat = close[size - 1];
      while (nextOpenSecond() < openSecond) {
        append(flat, flat, flat, flat, 0, true);
      }
    }

    private void append(double o, double h, double l, double c, double v, boolean isFilled) {
      if (size == open.length) {
        grow();
      }
      open[size] = o;
      high[size] = h;
      low[size] = l;
      close[size] = c;
      volume[size] = v;
      filled[size] = isFilled;
      size++;
    }

    private void grow() {
      int capacity = size * 2;
      open = Arrays.copyOf(open, capacity);
      high = Arrays.copyOf(high, capacity);
      low = Arrays.copyOf(low, capacity);
      close = Arrays.copyOf(close, capacity);
      volume = Arrays.copyOf(volume, capacity);
      filled = Arrays.copyOf(filled, capacity);
    }
  }
}
