package io.cryptobot.session;

import io.cryptobot.market.CandleSeries;
import io.cryptobot.market.Coin;
import io.cryptobot.risk.BlockReason;
import io.cryptobot.session.JudgedPrice.Trust;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which of a coin's signals are to be judged: each closed candle's once, none that is too old, an
 * entry only at a price that can be trusted.
 */
final class SignalsDue {
  private final Map<Coin, Instant> lastEntry = new HashMap<>();
  private final Map<Coin, Instant> lastExit = new HashMap<>();
  private final Map<Coin, Withheld> withheld = new HashMap<>();

  /** A signal that waits for a price to be trusted. */
  private record Withheld(Instant candle, BlockReason reason) {}

  /**
   * What is to be judged in a step.
   *
   * @param isEntryDue whether the candle's entry signal is
   * @param isExitDue whether its indicator exits are
   */
  record Due(boolean isEntryDue, boolean isExitDue) {}

  void restore(Map<Coin, Instant> entries, Map<Coin, Instant> exits) {
    lastEntry.putAll(entries);
    lastExit.putAll(exits);
  }

  /** Open time of the latest candle whose entry signal was judged, by coin. */
  Map<Coin, Instant> entries() {
    return Map.copyOf(lastEntry);
  }

  /** The same of the indicator exits. */
  Map<Coin, Instant> exits() {
    return Map.copyOf(lastExit);
  }

  /**
   * What of a coin's latest candle is due; from now on it counts as judged.
   *
   * @param oldest the age of a signal, from its candle's close, up to which it is judged
   */
  Due take(CandleSeries candles, Instant now, @Nullable JudgedPrice price, Duration oldest) {
    Coin coin = candles.coin();
    Instant candle = candles.openTime(candles.size() - 1);
    boolean isExitDue = isLater(candle, lastExit.get(coin));
    lastExit.merge(coin, candle, SignalsDue::later);
    Duration age = Duration.between(candle.plus(candles.timeframe().duration()), now);
    boolean isTooOld = age.compareTo(oldest) > 0;
    return new Due(isEntryDue(coin, candle, isTooOld, price), isExitDue);
  }

  private boolean isEntryDue(
      Coin coin, Instant candle, boolean isTooOld, @Nullable JudgedPrice price) {
    if (!isLater(candle, lastEntry.get(coin))) {
      return false;
    }
    if (isTooOld) {
      lastEntry.put(coin, candle);
      Withheld waiting = withheld.remove(coin);
      // It is told why the signal came to nothing; the reason still holds, so no entry is made.
      return waiting != null
          && waiting.candle().equals(candle)
          && price != null
          && price.trust() != Trust.SOUND
          && price.trust() != Trust.UNCONFIRMED;
    }
    Optional<BlockReason> reason = reasonOf(price);
    if (reason.isPresent()) {
      withheld.put(coin, new Withheld(candle, reason.get()));
      return false;
    }
    lastEntry.put(coin, candle);
    withheld.remove(coin);
    return true;
  }

  /** Why no entry can be made at a price; empty if one can. */
  static Optional<BlockReason> reasonOf(@Nullable JudgedPrice price) {
    if (price == null || price.trust() == Trust.STALE) {
      return Optional.of(BlockReason.STALE_PRICE);
    }
    return price.trust() == Trust.SOUND ? Optional.empty() : Optional.of(BlockReason.PRICE_OUTLIER);
  }

  private static boolean isLater(Instant candle, @Nullable Instant before) {
    return before == null || candle.isAfter(before);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
