package io.cryptobot.health;

import io.cryptobot.health.WindowsFacts.Sleep;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Windows does not send the computer to sleep under the bot. */
public final class SleepCheck implements HealthCheck {
  private final WindowsFacts windows;

  public SleepCheck(WindowsFacts windows) {
    this.windows = windows;
  }

  @Override
  public String name() {
    return "sleep";
  }

  @Override
  public Finding check() throws IOException, InterruptedException {
    Optional<Sleep> sleep = windows.sleep();
    if (sleep.isEmpty()) {
      return Finding.pass("Windows has no setting for it");
    }
    String battery = "; on battery " + when(sleep.get().onBattery());
    return sleep.get().onMains().isZero()
        ? Finding.pass("plugged in never" + battery)
        : Finding.warn(
            "plugged in " + when(sleep.get().onMains()) + battery,
            "Asleep, nobody watches the stop losses. Let it stay awake:"
                + " powercfg /change standby-timeout-ac 0");
  }

  private static String when(Duration idle) {
    return idle.isZero() ? "never" : "after " + Math.max(1, idle.toMinutes()) + " min";
  }
}
