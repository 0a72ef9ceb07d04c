package io.cryptobot.cli;

import io.cryptobot.credential.FakeBackend;
import io.cryptobot.credential.SystemKeyring;
import io.cryptobot.time.Sleeper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** Runs the command line within the test, with what it prints kept apart. */
final class CliHarness {
  static final Instant NOW = Instant.parse("2025-03-01T12:34:56Z");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final FakeBackend keyring = new FakeBackend();
  private final FakePrompt prompt = new FakePrompt();
  private final Map<String, String> environment = new HashMap<>();
  private final Console console;

  CliHarness() {
    this(Path.of(""));
  }

  CliHarness(Path workingFolder) {
    this(workingFolder, NOW);
  }

  CliHarness(Path workingFolder, Instant now) {
    this(workingFolder, Clock.fixed(now, ZoneOffset.UTC), pause -> {});
  }

  CliHarness(Path workingFolder, Clock clock, Sleeper sleeper) {
    console =
        new Console(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            false,
            workingFolder,
            environment,
            clock,
            sleeper,
            prompt,
            new SystemKeyring(clock, keyring));
  }

  Console console() {
    return console;
  }

  int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return new Cli(console).run(arguments);
  }

  /** The system's credential store; there is none until the test says so. */
  FakeBackend keyring() {
    return keyring;
  }

  /** Answers that the person will give, in this order. */
  FakePrompt prompt() {
    return prompt;
  }

  Map<String, String> environment() {
    return environment;
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
