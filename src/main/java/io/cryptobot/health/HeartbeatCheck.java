package io.cryptobot.health;

import io.cryptobot.home.Heartbeat;
import io.cryptobot.home.Heartbeat.Beat;
import io.cryptobot.home.Home;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * While positions are open, a bot looks at them every interval: {@code data/heartbeat.json} has the
 * time of its last iteration.
 *
 * <pre>{"time": "2026-01-22T00:00:00Z", "interval_seconds": 300, "pid": 4711}</pre>
 */
public final class HeartbeatCheck implements HealthCheck {
  private static final int MOST_INTERVALS = 3;
  private static final String NOBODY_WATCHES =
      "Stop losses live in the bot, not at the exchange: while it does not run, nobody watches"
          + " them. Start the bot, or sell with --sell all.";

  private final Home home;
  private final HomeView view;
  private final Clock clock;

  public HeartbeatCheck(Home home, HomeView view, Clock clock) {
    this.home = home;
    this.view = view;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "heartbeat";
  }

  @Override
  public Finding check() throws IOException {
    int positions = view.openPositions();
    Optional<Beat> last = Heartbeat.last(home);
    String seen = last.map(this::age).orElse("the bot has left no readable sign of life");
    if (!view.isStateKnown()) {
      return Finding.skip(seen + "; the state, which would tell of positions, cannot be used");
    }
    if (positions == 0) {
      return Finding.pass(seen + "; no position is open");
    }
    return last.filter(this::isFresh).isPresent()
        ? Finding.pass(seen + "; open positions: " + positions)
        : Finding.warn(seen + ", and positions are open: " + positions, NOBODY_WATCHES);
  }

  /** A clock that was set back makes it look younger than nothing; that is no sign of life. */
  private boolean isFresh(Beat beat) {
    Duration age = Duration.between(beat.time(), clock.instant()).abs();
    return age.compareTo(beat.interval().multipliedBy(MOST_INTERVALS)) < 0;
  }

  private String age(Beat beat) {
    Duration age = Duration.between(beat.time(), clock.instant());
    return age.isNegative()
        ? "the bot's last iteration is in the future (" + beat.time() + ")"
        : "the bot's last iteration was " + Ages.text(age) + " ago";
  }
}
