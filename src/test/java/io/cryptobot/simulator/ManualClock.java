package io.cryptobot.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Says what time it is told to say. */
public final class ManualClock extends Clock {
  private volatile Instant now;

  public ManualClock(String now) {
    this.now = Instant.parse(now);
  }

  public void pass(Duration time) {
    now = now.plus(time);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("the clock of a test stays in UTC");
  }
}
