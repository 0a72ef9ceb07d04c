package io.cryptobot.health;

/** Whether a bot is at work in this home. Neither is wrong; a second copy cannot start. */
public final class SecondCopyCheck implements HealthCheck {
  private final HomeView home;

  public SecondCopyCheck(HomeView home) {
    this.home = home;
  }

  @Override
  public String name() {
    return "running bot";
  }

  @Override
  public Finding check() {
    if (home.lockProblem().isPresent()) {
      return Finding.warn(
          "data/bot.lock cannot be looked at (" + home.lockProblem().get() + ")",
          "No bot can start without that file. Check who may write to the data folder.");
    }
    return Finding.pass(
        home.botIsRunning() ? "a bot is running in this home" : "no bot is running in this home");
  }
}
