package io.cryptobot.status;

import com.fasterxml.jackson.databind.JsonNode;
import io.cryptobot.config.BotConfig;
import io.cryptobot.config.PhaseSettings;
import io.cryptobot.home.Home;
import io.cryptobot.home.HomeLock;
import io.cryptobot.home.KillSwitch;
import io.cryptobot.home.LossFlag;
import io.cryptobot.portfolio.SleeveState;
import io.cryptobot.state.BotState;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The state of a home at one moment.
 *
 * @param warning the state is an older one, and why; empty if it is the last
 * @param config what the limits and levels are taken from; empty if it cannot be used
 * @param heartbeat when the bot last looked at the market
 * @param interval of the bot's iterations, in seconds; 0 if unknown
 * @param trades the end of the trade log, oldest first
 * @param why the latest decision of each coin
 */
public record Status(
    BotState state,
    Optional<String> warning,
    Optional<BotConfig> config,
    Instant now,
    boolean isRunning,
    Optional<Instant> heartbeat,
    long interval,
    List<OpenPosition> positions,
    List<List<String>> trades,
    Optional<KillSwitch.Note> killSwitch,
    boolean lossFlag,
    Map<String, JsonNode> why) {

  private static final int TIME = 0;
  private static final int ACTION = 3;
  private static final int PNL = 6;
  private static final int DAY = 10;
  private static final int BEATS_MISSED = 3;

  /** Where a status is taken. */
  public record Place(Home home, KillSwitch killSwitch, LossFlag lossFlag, Instant now) {}

  /** Looks at everything once. */
  public static Status of(
      Place place, BotState state, Optional<String> warning, Optional<BotConfig> config)
      throws IOException {
    StatusFiles files = new StatusFiles(place.home());
    JsonNode heartbeat = files.heartbeat();
    return new Status(
        state,
        warning,
        config,
        place.now(),
        HomeLock.isHeld(place.home()),
        Optional.ofNullable(heartbeat.path("time").textValue()).map(Instant::parse),
        heartbeat.path("interval_seconds").asLong(),
        OpenPosition.of(state, config, StatusFiles.bids(heartbeat)),
        files.trades(),
        place.killSwitch().note(),
        place.lossFlag().isThere(),
        files.decisions());
  }

  double conservativeValue() {
    return value(state.engine().conservative(), "conservative");
  }

  double aggressiveValue() {
    return value(state.engine().aggressive(), "aggressive");
  }

  private double value(SleeveState sleeve, String strategy) {
    return sleeve.cash().doubleValue()
        + positions.stream()
            .filter(position -> position.strategy().equals(strategy))
            .mapToDouble(OpenPosition::value)
            .sum();
  }

  public double totalValue() {
    return conservativeValue() + aggressiveValue();
  }

  BigDecimal cash() {
    return state.engine().conservative().cash().add(state.engine().aggressive().cash());
  }

  /** What today's sales brought in, in US dollars, as far as the end of the log goes back. */
  BigDecimal todaysResult() {
    String today = now.atOffset(ZoneOffset.UTC).toString().substring(0, DAY);
    return trades.stream()
        .filter(row -> row.get(ACTION).equals("SELL") && row.get(TIME).startsWith(today))
        .map(row -> new BigDecimal(row.get(PNL)))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Realized losses of today: those of another day no longer count. */
  BigDecimal dailyLoss() {
    boolean isToday =
        state.engine().risk().day() == now.atOffset(ZoneOffset.UTC).toLocalDate().toEpochDay();
    return isToday ? state.engine().risk().dailyLoss() : BigDecimal.ZERO;
  }

  BigDecimal totalLoss() {
    return state.engine().risk().totalLoss();
  }

  public Optional<PhaseSettings> phase() {
    return config.flatMap(c -> c.phase(state.phase()));
  }

  /** Whether positions are open and no bot watches their stops. */
  public boolean isUnwatched() {
    return !positions.isEmpty() && (!isRunning || isHeartbeatStale());
  }

  /** Whether a bot has not looked at the market for three of its iterations. */
  public boolean isHeartbeatStale() {
    return heartbeat
        .map(beat -> Duration.between(beat, now).toSeconds())
        .filter(age -> age > BEATS_MISSED * Math.max(1, interval))
        .isPresent();
  }

  boolean isConfigChanged() {
    return config.isPresent() && !config.get().hash().equals(state.configHash());
  }

  Optional<Instant> nextRebalance() {
    return state.engine().nextRebalanceSecond().isPresent()
        ? Optional.of(Instant.ofEpochSecond(state.engine().nextRebalanceSecond().getAsLong()))
        : Optional.empty();
  }

  Optional<Instant> lastSkim() {
    return state.engine().lastSkimSecond().isPresent()
        ? Optional.of(Instant.ofEpochSecond(state.engine().lastSkimSecond().getAsLong()))
        : Optional.empty();
  }
}
