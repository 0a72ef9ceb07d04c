package io.cryptobot.cli;

import io.cryptobot.time.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Time that passes when somebody sleeps, and only then; it may be held for a while. */
final class MovingClock extends Clock implements Sleeper {
  private final AtomicReference<Instant> now;

  /** While it says no, no time passes: a pause only lets others work. */
  volatile BooleanSupplier mayPass = () -> true;

  /** Is told the time after every pause. */
  volatile Consumer<Instant> onTime = time -> {};

  MovingClock(Instant start) {
    now = new AtomicReference<>(start);
  }

  @Override
  public void sleep(Duration pause) {
    if (mayPass.getAsBoolean()) {
      onTime.accept(now.updateAndGet(time -> time.plus(pause)));
    } else {
      Thread.yield();
    }
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("UTC only");
  }
}
