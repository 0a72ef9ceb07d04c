package io.cryptobot.cli;

import io.cryptobot.config.BotConfig;
import io.cryptobot.config.PhaseSettings;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option that says by which phase's capital and limits a mode trades. */
final class PhaseOption {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--phase",
      paramLabel = "P",
      defaultValue = "sandbox_test",
      description = "Capital and limits of this phase of deployment.json; ${DEFAULT-VALUE}.")
  private String phase;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields in
  PhaseOption() {}

  /** The phase as configured. */
  PhaseSettings in(BotConfig config) {
    return in(config, phase, spec);
  }

  /** The phase of that name as configured; wrong usage where there is none. */
  static PhaseSettings in(BotConfig config, String phase, CommandSpec spec) {
    return config
        .phase(phase)
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "There is no phase '"
                        + phase
                        + "' in deployment.json; it has "
                        + String.join(", ", config.phases().keySet())
                        + "."));
  }
}
