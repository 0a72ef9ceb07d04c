package io.cryptobot.health;

/** Whether a person paused entries, which survives a restart and is easily forgotten. */
public final class PausedCheck implements HealthCheck {
  private final HomeView home;

  public PausedCheck(HomeView home) {
    this.home = home;
  }

  @Override
  public String name() {
    return "entries";
  }

  @Override
  public Finding check() {
    if (!home.isStateKnown()) {
      return Finding.skip("the state, which would tell, cannot be used");
    }
    return home.areEntriesPaused()
        ? Finding.warn(
            "paused: the bot sells and does not buy", "Allow entries again with --unpause.")
        : Finding.pass("allowed");
  }
}
