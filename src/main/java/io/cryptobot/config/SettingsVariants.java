package io.cryptobot.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The two settings files of a configuration, and what they become with some values replaced. */
public final class SettingsVariants {
  private final Map<String, ObjectNode> contents;

  private SettingsVariants(Map<String, ObjectNode> contents) {
    this.contents = contents;
  }

  /**
   * A value in the place of what a file has.
   *
   * @param file a settings file
   */
  public record Change(String file, String key, JsonNode value) {

    /** As tables and files name it: {@code aggressive.rsi_buy}. */
    public String name() {
      return SweepFile.sectionOf(file) + "." + key;
    }
  }

  /** Both strategies' settings. */
  public record Pair(ConservativeSettings conservative, AggressiveSettings aggressive) {}

  /**
   * The settings files of a folder.
   *
   * @throws ConfigException if one cannot be read
   */
  public static SettingsVariants of(Path configFolder) {
    Map<String, ObjectNode> contents = new LinkedHashMap<>();
    for (String file : List.of(ConfigSchema.CONSERVATIVE, ConfigSchema.AGGRESSIVE)) {
      contents.put(file, ConfigFile.read(configFolder.resolve(file)));
    }
    return new SettingsVariants(contents);
  }

  /**
   * The settings with these values.
   *
   * @return empty if the values do not fit each other or those that stay
   */
  public Optional<Pair> with(List<Change> changes) {
    Map<String, ObjectNode> changed = contentsWith(changes);
    if (!ConfigSchema.checkAll(changed).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Pair(
            ConservativeSchema.settings(
                new Values(
                    ConservativeSchema.SECTION, content(changed, ConfigSchema.CONSERVATIVE))),
            AggressiveSchema.settings(
                new Values(AggressiveSchema.SECTION, content(changed, ConfigSchema.AGGRESSIVE)))));
  }

  /** The files' contents with these values, comments included, by name. */
  public Map<String, ObjectNode> contentsWith(List<Change> changes) {
    Map<String, ObjectNode> changed = new LinkedHashMap<>();
    for (Map.Entry<String, ObjectNode> file : contents.entrySet()) {
      ObjectNode copy = file.getValue().objectNode();
      copy.setAll(file.getValue());
      changed.put(file.getKey(), copy);
    }
    for (Change change : changes) {
      content(changed, change.file()).set(change.key(), change.value());
    }
    return changed;
  }

  /** What a file, or the default of an absent key, says now. */
  public JsonNode value(String file, String key) {
    JsonNode written = content(contents, file).get(key);
    return written != null
        ? written
        : ConfigSchema.of(file).key(key).flatMap(ConfigKey::defaultValue).orElseThrow();
  }

  /**
   * In what files of the same form differ from these.
   *
   * @param others a settings file's content each, by name
   * @throws ConfigException with all that is wrong in them
   */
  public List<Change> changesTo(Map<String, ? extends JsonNode> others) {
    List<ConfigProblem> problems = new ArrayList<>(ConfigSchema.checkAll(others));
    if (!problems.isEmpty()) {
      throw new ConfigException(problems);
    }
    List<Change> changes = new ArrayList<>();
    for (String file : contents.keySet()) {
      JsonNode other = others.get(file);
      for (ConfigKey key : ConfigSchema.of(file).keys()) {
        JsonNode value = other == null ? null : other.get(key.name());
        if (value != null && !isSame(value, value(file, key.name()))) {
          changes.add(new Change(file, key.name(), value));
        }
      }
    }
    return changes;
  }

  /** Whether two values say the same; 30 and 30.0 do. */
  public static boolean isSame(JsonNode one, JsonNode other) {
    return (one.isNumber() && other.isNumber())
        ? one.decimalValue().compareTo(other.decimalValue()) == 0
        : one.equals(other);
  }

  private static ObjectNode content(Map<String, ObjectNode> all, String file) {
    ObjectNode content = all.get(file);
    if (content == null) {
      throw new IllegalArgumentException("no settings file: " + file);
    }
    return content;
  }
}
