package io.cryptobot.health;

/** One thing that the bot needs. May run on any thread, beside other checks. */
public interface HealthCheck {

  /** A few lower-case words, such as {@code disk space}. */
  String name();

  /**
   * Looks.
   *
   * @throws Exception if the check itself broke, which is a finding too: {@link HealthRun} makes
   *     one of it
   */
  Finding check() throws Exception;

  /** Whether it asks others over the network. */
  default boolean needsNetwork() {
    return false;
  }

  /** A check whose answer is known already. */
  static HealthCheck known(String name, Finding finding) {
    return new HealthCheck() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Finding check() {
        return finding;
      }
    };
  }
}
