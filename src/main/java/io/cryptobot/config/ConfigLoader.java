package io.cryptobot.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Loads the configuration folder, or says all that is wrong in it at once. */
public final class ConfigLoader {
  private ConfigLoader() {}

  /**
   * The configuration in the folder. The credentials are not part of it.
   *
   * @param configFolder holds the files of {@link ConfigSchema#fileNames}
   * @throws ConfigException with every problem of every file
   */
  public static BotConfig load(Path configFolder) {
    Map<String, ObjectNode> contents = new LinkedHashMap<>();
    List<ConfigProblem> problems = new ArrayList<>();
    if (!Files.isDirectory(configFolder)) {
      String sentence = "the folder is missing: " + configFolder.toAbsolutePath();
      throw new ConfigException(List.of(new ConfigProblem("config", "", sentence)));
    }
    for (String fileName : ConfigSchema.fileNames()) {
      Place place = Place.file(fileName);
      ConfigFile.read(configFolder.resolve(fileName), place)
          .ifPresent(content -> contents.put(fileName, content));
      problems.addAll(place.problems());
    }
    problems.addAll(ConfigSchema.checkAll(contents));
    if (!problems.isEmpty()) {
      throw new ConfigException(inOrderOfFiles(problems));
    }
    return config(contents);
  }

  private static List<ConfigProblem> inOrderOfFiles(List<ConfigProblem> problems) {
    List<ConfigProblem> ordered = new ArrayList<>();
    for (String fileName : ConfigSchema.fileNames()) {
      problems.stream().filter(p -> p.file().equals(fileName)).forEach(ordered::add);
    }
    return ordered;
  }

  private static BotConfig config(Map<String, ObjectNode> contents) {
    return new BotConfig(
        ConservativeSchema.settings(
            values(contents, ConfigSchema.CONSERVATIVE, ConservativeSchema.SECTION)),
        AggressiveSchema.settings(
            values(contents, ConfigSchema.AGGRESSIVE, AggressiveSchema.SECTION)),
        AllocationSchema.settings(
            values(contents, ConfigSchema.ALLOCATION, AllocationSchema.SECTION)),
        DeploymentSchema.settings(content(contents, ConfigSchema.DEPLOYMENT)),
        ConnectionSchema.settings(
            values(contents, ConfigSchema.CONNECTIONS, ConnectionSchema.SECTION)),
        ConfigHash.of(contents));
  }

  private static Values values(Map<String, ObjectNode> contents, String fileName, Section section) {
    return new Values(section, content(contents, fileName));
  }

  private static ObjectNode content(Map<String, ObjectNode> contents, String fileName) {
    ObjectNode content = contents.get(fileName);
    if (content == null) {
      throw new IllegalStateException(fileName + " was not read, and nothing was said of it");
    }
    return content;
  }
}
