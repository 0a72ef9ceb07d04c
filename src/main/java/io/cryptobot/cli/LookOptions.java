package io.cryptobot.cli;

import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say how often a bot looks at the market. */
final class LookOptions {
  private static final int SHORTEST_INTERVAL = 10;
  private static final int LONGEST_INTERVAL = 450;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--interval",
      paramLabel = "SEC",
      defaultValue = "300",
      description = "Look at the market every so many seconds, 10 to 450; ${DEFAULT-VALUE}.")
  private int interval;

  @Option(names = "--once", description = "Look at the market once, act, and exit.")
  private boolean once;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields in
  LookOptions() {}

  void check() {
    if (interval < SHORTEST_INTERVAL || interval > LONGEST_INTERVAL) {
      throw new ParameterException(
          spec.commandLine(),
          "--interval is "
              + interval
              + "; it must be "
              + SHORTEST_INTERVAL
              + " to "
              + LONGEST_INTERVAL
              + " seconds.");
    }
  }

  Duration interval() {
    return Duration.ofSeconds(interval);
  }

  boolean once() {
    return once;
  }
}
