package io.cryptobot.market;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The length of a candle. Candles start at whole multiples of it since the epoch, in UTC. */
public enum Timeframe {
  M5("5m", Duration.ofMinutes(5)),
  M15("15m", Duration.ofMinutes(15)),
  M30("30m", Duration.ofMinutes(30)),
  H1("1h", Duration.ofHours(1)),
  H6("6h", Duration.ofHours(6)),
  D1("1d", Duration.ofDays(1));

  /** How long after its close a candle is first asked for. */
  public static final Duration PUBLISHED_AFTER = Duration.ofSeconds(5);

  private final String code;
  private final Duration duration;

  Timeframe(String code, Duration duration) {
    this.code = code;
    this.duration = duration;
  }

  /** As written in the settings and in file names: {@code 1h}. */
  public String code() {
    return code;
  }

  public Duration duration() {
    return duration;
  }

  public long seconds() {
    return duration.toSeconds();
  }

  /** How many candles cover {@code span}; a span shorter than a candle counts as one. */
  public int candlesIn(Duration span) {
    return (int) Math.max(1, span.toSeconds() / seconds());
  }

  /** Whether a candle can open at this second. */
  public boolean isOpenTime(long epochSecond) {
    return Math.floorMod(epochSecond, seconds()) == 0;
  }

  /** The open of the candle in which {@code time} falls. */
  public Instant candleOpenAt(Instant time) {
    long second = time.getEpochSecond();
    return Instant.ofEpochSecond(second - Math.floorMod(second, seconds()));
  }

  public static Optional<Timeframe> ofCode(String code) {
    return Arrays.stream(values()).filter(t -> t.code.equals(code)).findFirst();
  }

  /** All codes, for messages: {@code 5m, 15m, 30m, 1h, 6h, 1d}. */
  public static String codes() {
    return Arrays.stream(values()).map(Timeframe::code).collect(Collectors.joining(", "));
  }
}
