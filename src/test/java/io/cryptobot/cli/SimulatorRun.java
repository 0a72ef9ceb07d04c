package io.cryptobot.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code --simulator} as a process that serves recorded candles. */
final class SimulatorRun implements AutoCloseable {
  private static final int ATTEMPTS = 600;

  final ProcessRun process;

  /** The file that begins with its first line of output. */
  final Path file;

  private final JsonNode announcement;

  private SimulatorRun(ProcessRun process, Path file) throws IOException {
    this.process = process;
    this.file = file;
    announcement = new ObjectMapper().readTree(Files.readString(file));
  }

  /** Waits until it serves. */
  static SimulatorRun start(Path home, Path candles, String... more)
      throws IOException, InterruptedException {
    ProcessRun process = starting(home, candles, more);
    for (int i = 0; i < ATTEMPTS && process.isAlive(); i++) {
      if (process.out().contains("\n")) {
        Path file = home.resolve("simulator.json");
        return new SimulatorRun(process, Files.writeString(file, process.out()));
      }
      Thread.sleep(50);
    }
    throw new AssertionError("it does not serve: " + process.err());
  }

  /** For one that is not expected to come to serving. */
  static ProcessRun starting(Path home, Path candles, String... more) throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("--simulator", "--replay", candles.toString()));
    arguments.addAll(List.of(more));
    return ProcessRun.start(home, arguments.toArray(String[]::new));
  }

  JsonNode announcement() {
    return announcement;
  }

  String url() {
    return announcement.path("url").asText();
  }

  @Override
  public void close() {
    process.kill();
  }
}
