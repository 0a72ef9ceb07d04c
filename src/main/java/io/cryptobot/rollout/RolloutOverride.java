package io.cryptobot.rollout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptobot.files.WholeFiles;
import io.cryptobot.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code data/rollout_override.json}: a person decided to trade in a phase although the rollout
 * plan is not passed for it. There is one at most, because it ends with its phase.
 *
 * <pre>
 * {"environment":"live","phase":"micro_live","time":"2026-01-22T00:00:00Z","by":"anna",
 *  "missing":["day 2 (Paper trading)"]}
 * </pre>
 *
 * @param environment live or simulator
 * @param time when it was given
 * @param by the name of the person logged in
 * @param missing the days that were not passed then
 */
public record RolloutOverride(
    String environment, String phase, Instant time, String by, List<String> missing) {
  private static final String FILE = "rollout_override.json";
  private static final JsonMapper JSON = new JsonMapper();

  public RolloutOverride {
    missing = List.copyOf(missing);
  }

  static Path file(Home home) {
    return home.data(FILE);
  }

  /** The one of a home; empty if there is none, or none that can be understood. */
  public static Optional<RolloutOverride> of(Home home) throws IOException {
    try {
      JsonNode json = JSON.readTree(Files.readAllBytes(file(home)));
      List<String> missing = new ArrayList<>();
      json.path("missing").forEach(day -> missing.add(day.asText()));
      return Optional.of(
          new RolloutOverride(
              json.path("environment").asText(),
              json.path("phase").asText(),
              Instant.parse(json.path("time").asText()),
              json.path("by").asText(),
              missing));
    } catch (NoSuchFileException | JsonProcessingException | DateTimeException e) {
      return Optional.empty();
    }
  }

  boolean isOf(String otherEnvironment, String otherPhase) {
    return environment.equals(otherEnvironment) && phase.equals(otherPhase);
  }

  void write(Home home, WholeFiles files) throws IOException {
    files.write(file(home), JSON.writeValueAsBytes(json()));
  }

  ObjectNode json() {
    ObjectNode json = JSON.createObjectNode();
    json.put("environment", environment);
    json.put("phase", phase);
    json.put("time", time.toString());
    json.put("by", by);
    ArrayNode days = json.putArray("missing");
    missing.forEach(days::add);
    return json;
  }
}
