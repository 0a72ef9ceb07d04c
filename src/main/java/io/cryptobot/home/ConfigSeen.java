package io.cryptobot.home;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cryptobot.files.WholeFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * {@code data/config_seen/}: a copy of the configuration as the bot last started with it, by which
 * it tells what a person has changed since.
 */
public final class ConfigSeen {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Path config;
  private final Path seen;
  private final WholeFiles files;

  public ConfigSeen(Home home, WholeFiles files) {
    this.config = home.config();
    this.seen = home.data("config_seen");
    this.files = files;
  }

  /**
   * A key whose value is another than at the last start.
   *
   * @param key with the names above it: {@code micro_live.capital}
   * @param oldValue as JSON; empty for a new key
   * @param newValue as JSON; empty for a key that is gone
   */
  public record Change(String file, String key, String oldValue, String newValue) {}

  /** What has changed; nothing at the first start. */
  public List<Change> changes(List<String> fileNames) throws IOException {
    List<Change> changes = new ArrayList<>();
    for (String name : fileNames) {
      Path before = seen.resolve(name);
      if (Files.exists(before)) {
        compare(name, values(before), values(config.resolve(name)), changes);
      }
    }
    return changes;
  }

  private static void compare(
      String file, Map<String, String> before, Map<String, String> now, List<Change> changes) {
    TreeSet<String> keys = new TreeSet<>(before.keySet());
    keys.addAll(now.keySet());
    for (String key : keys) {
      if (!Objects.equals(before.get(key), now.get(key))) {
        changes.add(new Change(file, key, before.getOrDefault(key, ""), now.getOrDefault(key, "")));
      }
    }
  }

  private static Map<String, String> values(Path file) throws IOException {
    Map<String, String> values = new TreeMap<>();
    String text = Files.readString(file, StandardCharsets.UTF_8).replace(BYTE_ORDER_MARK, "");
    flatten("", JSON.readTree(text), values);
    return values;
  }

  private static void flatten(String key, JsonNode node, Map<String, String> values) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              entry ->
                  flatten(
                      key.isEmpty() ? entry.getKey() : key + "." + entry.getKey(),
                      entry.getValue(),
                      values));
    } else {
      values.put(key, node.toString());
    }
  }

  /** Remembers the files that no start has seen yet as they are now. */
  public void begin(List<String> fileNames) throws IOException {
    remember(fileNames.stream().filter(name -> Files.notExists(seen.resolve(name))).toList());
  }

  /** Remembers the configuration as it is now. */
  public void remember(List<String> fileNames) throws IOException {
    for (String name : fileNames) {
      byte[] now = Files.readAllBytes(config.resolve(name));
      Path copy = seen.resolve(name);
      if (!Files.exists(copy) || !Arrays.equals(Files.readAllBytes(copy), now)) {
        files.writePrivately(copy, now);
      }
    }
  }
}
