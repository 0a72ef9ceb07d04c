package io.cryptobot.optimize;

import io.cryptobot.backtest.BacktestInput;
import io.cryptobot.backtest.BacktestPeriod;
import io.cryptobot.market.CandleSeries;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The candles of a sweep, cut to each window as a backtest cuts them: with the warm-up that the set
 * needs, so that its indicators have the backtest's bits. Sets with the same warm-up share their
 * columns. Thread-safe.
 */
public final class SweepCandles {
  private static final int DIGEST_LETTERS = 16;

  private final List<CandleSeries> series;
  private final Map<Cut, BacktestInput> inputs = new ConcurrentHashMap<>();

  private record Cut(BacktestPeriod window, int warmUpCandles) {}

  /**
   * @param series one a coin of the portfolio, in its order, with the longest warm-up
   */
  public SweepCandles(List<CandleSeries> series) {
    this.series = List.copyOf(series);
  }

  /**
   * The candles of a window.
   *
   * @throws io.cryptobot.backtest.BacktestDataException if there are none, or too few
   */
  public BacktestInput of(BacktestPeriod window, int warmUpCandles) {
    return inputs.computeIfAbsent(
        new Cut(window, warmUpCandles),
        cut -> BacktestInput.prepare(series, cut.window(), cut.warmUpCandles()));
  }

  /** The candles between two times as hexadecimal digits that change with any of their bits. */
  public String digest(long fromSecond, long toSecond) {
    MessageDigest digest = sha256();
    for (CandleSeries one : series) {
      CandleSeries cut = one.between(fromSecond, toSecond);
      digest.update(cut.coin().product().getBytes(StandardCharsets.UTF_8));
      ByteBuffer begin = ByteBuffer.allocate(Long.BYTES);
      digest.update(begin.putLong(cut.isEmpty() ? 0 : cut.firstOpenSecond()).array());
      for (double[] column :
          List.of(cut.open(), cut.high(), cut.low(), cut.close(), cut.volume())) {
        ByteBuffer bytes = ByteBuffer.allocate(column.length * Double.BYTES);
        bytes.asDoubleBuffer().put(column);
        digest.update(bytes.array());
      }
      for (int candle = 0; candle < cut.size(); candle++) {
        digest.update((byte) (cut.isFilled(candle) ? 1 : 0));
      }
    }
    return HexFormat.of().formatHex(digest.digest()).substring(0, DIGEST_LETTERS);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
