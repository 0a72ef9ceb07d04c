package io.cryptobot.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cryptobot.home.Home;
import io.cryptobot.task.JavaFlags;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/** The program that lies in a home, which may be another version than the one that runs. */
class InstalledProgram {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Home home;
  private final Path jar;

  InstalledProgram(Home home) {
    this.home = home;
    this.jar = home.root().resolve("cryptobot.jar");
  }

  Path jar() {
    return jar;
  }

  /** As its jar says; {@code unknown} where that cannot be read. */
  String version() {
    try (JarFile file = new JarFile(jar.toFile())) {
      @Nullable String version =
          file.getManifest() == null
              ? null
              : file.getManifest()
                  .getMainAttributes()
                  .getValue(Attributes.Name.IMPLEMENTATION_VERSION);
      return version == null ? "unknown" : version;
    } catch (IOException e) {
      return "unknown";
    }
  }

  /**
   * What its own health check, offline, finds broken: the fact by the check's name.
   *
   * @throws IOException if it does not run at all
   */
  Map<String, String> failures() throws IOException, InterruptedException {
    Path output = Files.createTempFile("cryptobot-health", ".json");
    try {
      Process process =
          new ProcessBuilder(
                  JavaFlags.runningJava().toString(),
                  "-jar",
                  jar.toString(),
                  "--health",
                  "--offline",
                  "--json",
                  "--home",
                  home.root().toString())
              .directory(home.root().toFile())
              .redirectOutput(output.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("its health check did not end within " + LIMIT.toSeconds() + " s");
      }
      return failures(output, process.exitValue());
    } finally {
      Files.deleteIfExists(output);
    }
  }

  private static Map<String, String> failures(Path output, int exitCode) throws IOException {
    JsonNode checks;
    try {
      checks = new JsonMapper().readTree(Files.readAllBytes(output)).path("checks");
    } catch (IOException e) {
      checks = new JsonMapper().createArrayNode();
    }
    if (checks.isEmpty()) {
      throw new IOException("its health check says nothing and ends with " + exitCode);
    }
    Map<String, String> failures = new TreeMap<>();
    for (JsonNode check : checks) {
      if (check.path("level").asText().equals("FAIL")) {
        failures.put(check.path("name").asText(), check.path("fact").asText());
      }
    }
    return failures;
  }
}
