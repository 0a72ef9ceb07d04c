package io.cryptobot.health;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptobot.config.ConfigSchema;
import io.cryptobot.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * A running bot goes by the configuration that it read at its start, whose copy is in {@code
 * data/config_seen}.
 */
public final class ConfigInUseCheck implements HealthCheck {
  private static final JsonMapper JSON = new JsonMapper();

  private final Home home;
  private final BooleanSupplier botIsRunning;

  public ConfigInUseCheck(Home home, BooleanSupplier botIsRunning) {
    this.home = home;
    this.botIsRunning = botIsRunning;
  }

  @Override
  public String name() {
    return "config in use";
  }

  @Override
  public Finding check() throws IOException {
    Path seen = home.data("config_seen");
    if (!Files.isDirectory(seen)) {
      return Finding.pass("no bot has started with this configuration yet");
    }
    List<String> changed = changed(seen);
    if (changed.isEmpty()) {
      return Finding.pass("unchanged since the bot last started");
    }
    String names = String.join(", ", changed);
    return botIsRunning.getAsBoolean()
        ? Finding.warn(
            names + " changed since the running bot started; it still goes by the old values",
            "Stop the bot and start it again if the new values are to count.")
        : Finding.pass(
            names + " changed since the last start; the next start reads the new values");
  }

  private List<String> changed(Path seen) throws IOException {
    List<String> changed = new ArrayList<>();
    for (String name : ConfigSchema.fileNames()) {
      if (Files.exists(seen.resolve(name))
          && !isSame(home.config().resolve(name), seen.resolve(name))) {
        changed.add(name);
      }
    }
    return changed;
  }

  private static boolean isSame(Path now, Path then) throws IOException {
    if (!Files.exists(now)) {
      return false;
    }
    byte[] newContent = Files.readAllBytes(now);
    byte[] oldContent = Files.readAllBytes(then);
    try {
      return meaning(newContent).equals(meaning(oldContent));
    } catch (IOException e) {
      // What is no JSON is another check's affair; it has changed in any case.
      return false;
    }
  }

  private static JsonNode meaning(byte[] content) throws IOException {
    return withoutComments(JSON.readTree(content));
  }

  private static JsonNode withoutComments(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove(
          object.properties().stream()
              .map(Map.Entry::getKey)
              .filter(key -> key.startsWith("_"))
              .toList());
    }
    node.forEach(ConfigInUseCheck::withoutComments);
    return node;
  }
}
