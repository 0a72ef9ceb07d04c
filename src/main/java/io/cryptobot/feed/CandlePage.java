package io.cryptobot.feed;

import io.cryptobot.market.Candle;
import io.cryptobot.market.InvalidCandleException;
import io.cryptobot.market.Timeframe;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/**
 * One answer of a {@link CandleFeed}.
 *
 * @param candles closed ones only, ascending, each open time once; where nothing was traded there
 *     is none
 * @param asOf until when the service can have known the market
 */
public record CandlePage(List<Candle> candles, Instant asOf) {

  /** Copies the list. */
  public CandlePage {
    candles = List.copyOf(candles);
  }

  /**
   * Collects the rows of an answer in whatever order they come. What lies outside of the asked
   * window, has not closed, or was there before is left out.
   */
  static final class Collector {
    private final Timeframe timeframe;
    private final TimeRange asked;
    private final Instant asOf;
    private final TreeMap<Long, Candle> candles = new TreeMap<>();

    Collector(Timeframe timeframe, TimeRange asked, Instant asOf) {
      this.timeframe = timeframe;
      this.asked = asked;
      this.asOf = asOf;
    }

    /** Whether a candle that opens at this second belongs into the page. */
    boolean wants(long openSecond) {
      return asked.contains(openSecond)
          && openSecond + timeframe.seconds() <= asOf.getEpochSecond();
    }

    void add(long openSecond, double open, double high, double low, double close, double volume)
        throws TransientFailure {
      Instant openTime = Instant.ofEpochSecond(openSecond);
      if (!timeframe.isOpenTime(openSecond)) {
        throw new TransientFailure(
            "it gave a candle of " + openTime + ", which is no start of " + timeframe.code());
      }
      try {
        candles.putIfAbsent(openSecond, new Candle(openTime, open, high, low, close, volume));
      } catch (InvalidCandleException e) {
        throw new TransientFailure(
            "it gave a candle of " + openTime + " that cannot be: " + e.getMessage());
      }
    }

    CandlePage page() {
      return new CandlePage(List.copyOf(candles.values()), asOf);
    }
  }
}
