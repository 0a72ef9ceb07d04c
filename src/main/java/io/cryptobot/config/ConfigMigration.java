package io.cryptobot.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Brings the configuration of an older version up to this one: files and keys that it lacks are
 * added as they stand in the default files, with their comments. What a person wrote stays to the
 * letter, and so do order, comments and line ends.
 *
 * <p>A key whose default does not fit what the person wrote, such as the weight of a coin that is
 * not traded, is left out: the program then goes by its own default.
 */
public final class ConfigMigration {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Path folder;
  private final Map<String, String> texts = new LinkedHashMap<>();
  private final List<Added> added = new ArrayList<>();
  private final Set<Added> leftOut;

  private ConfigMigration(Path folder, Set<Added> leftOut) {
    this.folder = folder;
    this.leftOut = leftOut;
  }

  /**
   * What was added.
   *
   * @param file such as {@code allocation.json}
   * @param key with the names above it; empty for the whole file
   */
  public record Added(String file, String key) {}

  /**
   * A configuration that this version can use.
   *
   * @param contents the new content of each file that changes
   * @param added what is new in them
   */
  public record Plan(Map<String, byte[]> contents, List<Added> added) {
    public Plan {
      contents = Map.copyOf(contents);
      added = List.copyOf(added);
    }
  }

  /**
   * Looks; changes nothing.
   *
   * @throws ConfigException if the configuration has mistakes that no addition mends: a broken
   *     file, a key that this version does not know, a value out of its range
   * @throws IOException if a file cannot be read
   */
  public static Plan plan(Path configFolder) throws IOException {
    ConfigMigration first = new ConfigMigration(configFolder, Set.of());
    List<ConfigProblem> problems = first.migrate();
    Set<Added> unfit = new HashSet<>(first.added);
    unfit.retainAll(problems.stream().map(p -> new Added(p.file(), p.key())).toList());
    if (unfit.isEmpty()) {
      return first.plan(problems);
    }
    ConfigMigration second = new ConfigMigration(configFolder, unfit);
    return second.plan(second.migrate());
  }

  private Plan plan(List<ConfigProblem> problems) {
    if (!problems.isEmpty()) {
      throw new ConfigException(problems);
    }
    Map<String, byte[]> contents = new LinkedHashMap<>();
    texts.forEach((name, text) -> contents.put(name, text.getBytes(StandardCharsets.UTF_8)));
    return new Plan(contents, added);
  }

  /** Returns what is wrong with the outcome. */
  private List<ConfigProblem> migrate() throws IOException {
    Map<String, ObjectNode> contents = new LinkedHashMap<>();
    for (String name : ConfigSchema.fileNames()) {
      Path file = folder.resolve(name);
      String defaults = ConfigDefaults.text(name);
      if (Files.exists(file)) {
        ObjectNode content = ConfigFile.read(file);
        String text = Files.readString(file, StandardCharsets.UTF_8);
        String mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : "";
        String whole = completed(name, text.substring(mark.length()), content, defaults);
        contents.put(name, parsed(name, whole));
        if (!whole.equals(text.substring(mark.length()))) {
          texts.put(name, mark + whole);
        }
      } else {
        texts.put(name, defaults);
        added.add(new Added(name, ""));
        contents.put(name, parsed(name, defaults));
      }
    }
    return ConfigSchema.checkAll(contents);
  }

  private static ObjectNode parsed(String name, String text) {
    return JsonText.parse(text, Place.file(name)).orElseThrow();
  }

  private String completed(String file, String text, ObjectNode content, String defaults) {
    ConfigSchema schema = ConfigSchema.of(file);
    JsonLayout from = JsonLayout.of(defaults);
    ObjectNode wanted = parsed(file, defaults);
    String whole = completed(file, "", text, content, wanted, from);
    for (Map.Entry<String, JsonNode> entry : wanted.properties()) {
      String key = entry.getKey();
      boolean hasKeysOfItsOwn =
          schema.isPerPhase()
              || schema.key(key).filter(k -> k.type() instanceof ValueType.Group).isPresent();
      if (hasKeysOfItsOwn
          && entry.getValue() instanceof ObjectNode inner
          && content.get(key) instanceof ObjectNode present) {
        whole = completed(file, key + ".", whole, present, inner, from);
      }
    }
    return whole;
  }

  /** The text with the keys that one of its objects lacks. */
  private String completed(
      String file,
      String path,
      String text,
      ObjectNode content,
      ObjectNode wanted,
      JsonLayout from) {
    List<String> missing = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : wanted.properties()) {
      String key = entry.getKey();
      Added one = new Added(file, path + key);
      if (Section.isComment(key) || content.has(key) || leftOut.contains(one)) {
        continue;
      }
      comment(key, content, path, from).ifPresent(missing::add);
      missing.add(from.written(path + key).orElseThrow());
      added.add(one);
    }
    return missing.isEmpty() ? text : JsonLayout.of(text).with(path, missing);
  }

  private static Optional<String> comment(
      String key, ObjectNode content, String path, JsonLayout from) {
    String comment = "_" + key;
    return content.has(comment) ? Optional.empty() : from.written(path + comment);
  }
}
