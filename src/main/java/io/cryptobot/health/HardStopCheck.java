package io.cryptobot.health;

import io.cryptobot.home.LossFlag;

/** The total loss limit has not stopped the bot for good. */
public final class HardStopCheck implements HealthCheck {
  private final HomeView home;
  private final LossFlag flag;

  public HardStopCheck(HomeView home, LossFlag flag) {
    this.home = home;
    this.flag = flag;
  }

  @Override
  public String name() {
    return "loss limit";
  }

  @Override
  public Finding check() {
    if (flag.isThere()) {
      return Finding.fail(
          "the total loss limit stopped the bot (" + flag.file() + " is there)",
          "Look at --status for what was lost and why. To trade on, delete that file: losses are"
              + " then counted anew.");
    }
    if (!home.isStateKnown()) {
      return Finding.skip("the state, which would tell, cannot be used");
    }
    return home.isHardStopped()
        ? Finding.fail(
            "the state says that the total loss limit stopped the bot, and its file "
                + flag.file().getFileName()
                + " is not there",
            "If you deleted the file to trade on, the next start does so. If you did not, look at"
                + " --status first.")
        : Finding.pass("the total loss limit was not reached");
  }
}
