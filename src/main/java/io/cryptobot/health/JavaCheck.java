package io.cryptobot.health;

/** The Java that runs the bot is new enough. */
public final class JavaCheck implements HealthCheck {
  private static final int OLDEST = 17;

  private final Runtime.Version version;

  public JavaCheck(Runtime.Version version) {
    this.version = version;
  }

  @Override
  public String name() {
    return "java";
  }

  @Override
  public Finding check() {
    return version.feature() >= OLDEST
        ? Finding.pass("Java " + version.feature() + " (" + version + ")")
        : Finding.fail(
            "Java " + version.feature() + " is too old; the bot needs " + OLDEST + " or newer",
            "Install Java " + OLDEST + " or newer and start the bot with it.");
  }
}
