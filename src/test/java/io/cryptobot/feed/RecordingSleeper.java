package io.cryptobot.feed;

import io.cryptobot.time.Sleeper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Does not wait, and remembers for how long it should have. */
final class RecordingSleeper implements Sleeper {
  private final List<Duration> naps = new ArrayList<>();

  @Override
  public void sleep(Duration time) {
    naps.add(time);
  }

  /** The waits of a second or more: the retries, without the spacing of requests. */
  List<Long> seconds() {
    return naps.stream().map(Duration::toSeconds).filter(s -> s > 0).toList();
  }

  List<Duration> naps() {
    return naps;
  }
}
