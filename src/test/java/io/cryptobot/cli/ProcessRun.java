package io.cryptobot.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The packed jar, or another program, as a process of its own. */
final class ProcessRun {
  private static final long LIMIT_SECONDS = 120;

  private final Process process;
  private final Path out;
  private final Path err;

  private ProcessRun(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** On the Java that the tests run on. */
  static ProcessRun start(Path home, String... arguments) throws IOException {
    return start(Path.of(System.getProperty("java.home")), home, arguments);
  }

  /**
   * @param java the folder of a Java
   */
  static ProcessRun start(Path java, Path home, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                java.resolve("bin").resolve("java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                Path.of(System.getProperty("cryptobot.jar")).toAbsolutePath().toString()));
    command.addAll(List.of(arguments));
    return program(home, command);
  }

  /**
   * @param folder where it runs
   */
  static ProcessRun program(Path folder, List<String> command) throws IOException {
    Files.createDirectories(folder);
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    // Locks of keys stand in the user's profile: here beside the homes of the test.
    builder.environment().put("USERPROFILE", folder.toAbsolutePath().resolveSibling("").toString());
    Process process = builder.start();
    return new ProcessRun(process, out, err);
  }

  /** Whether it ended by itself within the time; if not, it is killed as kill -9 does. */
  boolean endsWithinOrIsKilled(long millis) throws InterruptedException {
    boolean ended = process.waitFor(millis, TimeUnit.MILLISECONDS);
    if (!ended) {
      process.destroyForcibly();
      process.waitFor();
    }
    return ended;
  }

  /** Whether it ended by itself within the time. */
  boolean endsWithin(long millis) throws InterruptedException {
    return process.waitFor(millis, TimeUnit.MILLISECONDS);
  }

  int exitCode() throws InterruptedException {
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("it did not end");
    }
    return process.exitValue();
  }

  /** Ctrl+C, as a service manager sends it. */
  void askToStop() {
    process.destroy();
  }

  void kill() {
    process.destroyForcibly();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  String out() throws IOException {
    return Files.readString(out, StandardCharsets.UTF_8);
  }

  String err() throws IOException {
    return Files.readString(err, StandardCharsets.UTF_8);
  }
}
