package io.cryptobot.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * What a configuration file may hold: its keys with description, range and default, and the check
 * of a file's content against them. The loader, an editor and the optimizer check by the same.
 */
public final class ConfigSchema {
  static final String CONSERVATIVE = "settings_conservative.json";
  static final String AGGRESSIVE = "settings_aggressive.json";
  static final String ALLOCATION = "allocation.json";
  static final String DEPLOYMENT = "deployment.json";
  static final String CONNECTIONS = "connections.json";

  private static final Map<String, ConfigSchema> SCHEMAS = schemas();

  private final String fileName;
  private final Section section;
  private final boolean perPhase;
  private final BiConsumer<ObjectNode, Place> check;

  private ConfigSchema(
      String fileName, Section section, boolean perPhase, BiConsumer<ObjectNode, Place> check) {
    this.fileName = fileName;
    this.section = section;
    this.perPhase = perPhase;
    this.check = check;
  }

  private static Map<String, ConfigSchema> schemas() {
    Map<String, ConfigSchema> schemas = new LinkedHashMap<>();
    for (ConfigSchema schema :
        List.of(
            flat(CONSERVATIVE, ConservativeSchema.SECTION, ConservativeSchema::checkTogether),
            flat(AGGRESSIVE, AggressiveSchema.SECTION, StrategyKeys::checkTogether),
            flat(ALLOCATION, AllocationSchema.SECTION, AllocationSchema::checkTogether),
            new ConfigSchema(DEPLOYMENT, DeploymentSchema.SECTION, true, DeploymentSchema::check),
            flat(CONNECTIONS, ConnectionSchema.SECTION, ConnectionSchema::checkTogether))) {
      schemas.put(schema.fileName, schema);
    }
    return schemas;
  }

  private static ConfigSchema flat(
      String fileName, Section section, BiConsumer<Values, Place> checkTogether) {
    return new ConfigSchema(
        fileName,
        section,
        false,
        (root, place) -> {
          section.check(root, place);
          checkTogether.accept(new Values(section, root), place);
        });
  }

  /**
   * The schema of a file.
   *
   * @param fileName such as {@code allocation.json}
   * @throws IllegalArgumentException if this is none of {@link #fileNames}
   */
  public static ConfigSchema of(String fileName) {
    ConfigSchema schema = SCHEMAS.get(fileName);
    if (schema == null) {
      throw new IllegalArgumentException("no configuration file: " + fileName);
    }
    return schema;
  }

  /** The files that the bot reads its configuration from; the credentials are not among them. */
  public static List<String> fileNames() {
    return List.copyOf(SCHEMAS.keySet());
  }

  public String fileName() {
    return fileName;
  }

  /** Whether the file holds phases by name, each of which has the {@link #keys}. */
  public boolean isPerPhase() {
    return perPhase;
  }

  /** The keys in the order of the file; a key that is a group has keys of its own. */
  public List<ConfigKey> keys() {
    return section.keys();
  }

  /**
   * The declaration of a key.
   *
   * @param path as in {@link ConfigProblem#key}: {@code rsi_buy}, {@code coingecko.url}, {@code
   *     micro_live.capital}
   * @return empty if the file has no such key
   */
  public Optional<ConfigKey> key(String path) {
    int dot = path.indexOf('.');
    if (perPhase) {
      return dot < 0 ? Optional.empty() : section.key(path.substring(dot + 1));
    }
    if (dot < 0) {
      return section.key(path);
    }
    return section
        .key(path.substring(0, dot))
        .filter(group -> group.type() instanceof ValueType.Group)
        .flatMap(group -> ((ValueType.Group) group.type()).section().key(path.substring(dot + 1)));
  }

  /**
   * All problems of a file's content on its own: unknown and missing keys, wrong values, values
   * that do not fit each other. Keys that begin with {@code _} are comments.
   *
   * @return empty if the content is sound
   */
  public List<ConfigProblem> check(JsonNode content) {
    Place place = Place.file(fileName);
    check(content, place);
    return place.problems();
  }

  void check(JsonNode content, Place place) {
    if (content instanceof ObjectNode root) {
      check.accept(root, place);
    } else {
      place.report("the file must begin with { and end with }");
    }
  }

  /**
   * All problems of several files: each on its own, and what does not fit between them.
   *
   * @param contents by file name; a file that is absent is not complained about
   */
  public static List<ConfigProblem> checkAll(Map<String, ? extends JsonNode> contents) {
    List<ConfigProblem> problems = new ArrayList<>();
    contents.forEach((fileName, content) -> problems.addAll(of(fileName).check(content)));
    problems.addAll(BetweenFiles.check(contents, problems));
    return problems;
  }
}
