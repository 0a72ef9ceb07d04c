package io.cryptobot.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** Runs the command line within the test, with what it prints kept apart. */
final class CliHarness {
  static final Instant NOW = Instant.parse("2025-03-01T12:34:56Z");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Console console;

  CliHarness() {
    this(Path.of(""));
  }

  CliHarness(Path workingFolder) {
    this(workingFolder, NOW);
  }

  CliHarness(Path workingFolder, Instant now) {
    console =
        new Console(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            false,
            workingFolder,
            Map.of(),
            Clock.fixed(now, ZoneOffset.UTC),
            pause -> {});
  }

  int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return new Cli(console).run(arguments);
  }

  List<String> modeFirst(String... arguments) {
    return ModeArguments.modeFirst(new CommandLine(new Cli(console).spec()), arguments);
  }

  String out() {
    return out.toString();
  }

  String err() {
    return err.toString();
  }
}
