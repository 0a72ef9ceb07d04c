package io.cryptobot.cli;

import java.nio.file.Path;
import java.time.Clock;

/** Entry point of the jar. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    Console console =
        new Console(
            Terminal.writer(System.out, "stdout.encoding"),
            Terminal.writer(System.err, "stderr.encoding"),
            Terminal.isAttended(),
            Path.of(""),
            Clock.systemUTC());
    System.exit(new Cli(console).run(args));
  }
}
