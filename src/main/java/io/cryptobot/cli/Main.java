package io.cryptobot.cli;

import io.cryptobot.credential.SystemKeyring;
import io.cryptobot.time.Sleeper;
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
            System.getenv(),
            Clock.systemUTC(),
            Sleeper.REAL,
            Prompt.terminal(Terminal.isAttended()),
            new SystemKeyring(Clock.systemUTC()));
    System.exit(new Cli(console).run(args));
  }
}
