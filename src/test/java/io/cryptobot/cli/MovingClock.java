package io.cryptobot.cli;

import io.cryptobot.time.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Time that passes when somebody sleeps, and only then; it may be held for a while. */
final class MovingClock extends Clock implements Sleeper {
  private static final long A_MOMENT = 100_000;

  private final Instant start;
  private final AtomicLong passed = new AtomicLong();

  /** While it says no, no time passes: a pause only lets others work. */
  volatile BooleanSupplier mayPass = () -> true;

  /** Is told the time after every pause. */
  volatile Consumer<Instant> onTime = time -> {};

  MovingClock(Instant start) {
    this.start = start;
  }

  @Override
  public void sleep(Duration pause) {
    if (mayPass.getAsBoolean()) {
      onTime.accept(start.plusNanos(passed.addAndGet(pause.toNanos())));
    } else {
      LockSupport.parkNanos(A_MOMENT);
    }
  }

  @Override
  public Instant instant() {
    return start.plusNanos(passed.get());
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
