package io.cryptobot.health;

import io.cryptobot.health.WindowsFacts.Task;
import java.io.IOException;
import java.util.Optional;

/** The scheduled task, where there is one, will run. */
public final class TaskCheck implements HealthCheck {
  private final WindowsFacts windows;

  public TaskCheck(WindowsFacts windows) {
    this.windows = windows;
  }

  @Override
  public String name() {
    return "scheduled task";
  }

  @Override
  public Finding check() throws IOException, InterruptedException {
    Optional<Task> task = windows.task();
    if (task.isEmpty()) {
      return Finding.pass("there is no task " + WindowsFacts.TASK + "; you start the bot yourself");
    }
    if (!task.get().isEnabled()) {
      return Finding.warn(
          WindowsFacts.TASK + " is switched off",
          "Switch it on: Enable-ScheduledTask -TaskName " + WindowsFacts.TASK);
    }
    return task.get().needsMains()
        ? Finding.warn(
            WindowsFacts.TASK + " does not run on battery",
            "In Task Scheduler, on its Conditions page, take away both ticks under Power.")
        : Finding.pass(WindowsFacts.TASK + " is on");
  }
}
