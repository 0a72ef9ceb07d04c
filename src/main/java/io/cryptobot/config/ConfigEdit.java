package io.cryptobot.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A change of values in one configuration file, checked with all that it has to fit. */
public final class ConfigEdit {
  /** What may be edited. Addresses, alert channels and credentials may not. */
  public static final List<String> FILES =
      List.of(
          ConfigSchema.CONSERVATIVE,
          ConfigSchema.AGGRESSIVE,
          ConfigSchema.ALLOCATION,
          ConfigSchema.DEPLOYMENT);

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private ConfigEdit() {}

  /** What an edit comes to. */
  public sealed interface Outcome {}

  /**
   * It may be written.
   *
   * @param text of the whole file; layout and comments are those of before
   * @param before what the file held
   * @param after what it would hold
   */
  public record Sound(String text, ObjectNode before, ObjectNode after) implements Outcome {}

  /** It may not; each problem names its file and key. */
  public record Refused(List<ConfigProblem> problems) implements Outcome {}

  /**
   * Works an edit out; writes nothing.
   *
   * @param folder with the configuration as it is
   * @param fileName one of {@link #FILES}
   * @param text of that file as it is
   * @param typed by key, such as {@code micro_live.capital}, the value as {@link TypedValue} reads
   *     it; blank takes an optional key back to its default
   */
  public static Outcome of(Path folder, String fileName, String text, Map<String, String> typed) {
    ConfigSchema schema = ConfigSchema.of(fileName);
    Map<String, ObjectNode> contents = new LinkedHashMap<>();
    List<ConfigProblem> broken = new ArrayList<>();
    for (String file : FILES) {
      Place place = Place.file(file);
      Optional<ObjectNode> content =
          file.equals(fileName)
              ? JsonText.parse(withoutMark(text), place)
              : ConfigFile.read(folder.resolve(file), place);
      content.ifPresent(sound -> contents.put(file, sound));
      broken.addAll(place.problems().stream().filter(p -> p.file().equals(fileName)).toList());
    }
    ObjectNode before = contents.get(fileName);
    if (!broken.isEmpty() || before == null) {
      return new Refused(broken);
    }
    List<ConfigProblem> unknown = unknownKeys(schema, before, typed);
    if (!unknown.isEmpty()) {
      return new Refused(unknown);
    }
    List<ConfigProblem> known = ConfigSchema.checkAll(contents);
    ConfigText edited = edited(schema, new ConfigText(withoutMark(text)), typed);
    ObjectNode after = JsonText.parse(edited.toString(), Place.file(fileName)).orElseThrow();
    contents.put(fileName, after);
    // What was wrong in another file before is not this edit's fault and must not keep it out.
    List<ConfigProblem> problems =
        ConfigSchema.checkAll(contents).stream()
            .filter(problem -> problem.file().equals(fileName) || !known.contains(problem))
            .toList();
    String mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : "";
    return problems.isEmpty() ? new Sound(mark + edited, before, after) : new Refused(problems);
  }

  private static String withoutMark(String text) {
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }

  private static List<ConfigProblem> unknownKeys(
      ConfigSchema schema, ObjectNode content, Map<String, String> typed) {
    return typed.keySet().stream()
        .filter(key -> schema.key(key).isEmpty() || !isPlaceThere(content, key))
        .map(key -> new ConfigProblem(schema.fileName(), key, "is no known key"))
        .toList();
  }

  private static boolean isPlaceThere(ObjectNode content, String key) {
    int dot = key.indexOf('.');
    return dot < 0 || content.path(key.substring(0, dot)).isObject();
  }

  private static ConfigText edited(
      ConfigSchema schema, ConfigText text, Map<String, String> typed) {
    ConfigText edited = text;
    for (Map.Entry<String, String> entry : typed.entrySet()) {
      ConfigKey key = schema.key(entry.getKey()).orElseThrow();
      boolean isTakenBack = entry.getValue().isBlank() && !key.isRequired();
      edited =
          isTakenBack
              ? edited.without(entry.getKey())
              : edited.with(entry.getKey(), TypedValue.read(key.type(), entry.getValue()));
    }
    return edited;
  }
}
