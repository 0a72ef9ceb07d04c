package io.cryptobot.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptobot.config.ConfigEdit;
import io.cryptobot.config.ConfigEdit.Outcome;
import io.cryptobot.config.ConfigEdit.Refused;
import io.cryptobot.config.ConfigEdit.Sound;
import io.cryptobot.config.ConfigException;
import io.cryptobot.config.ConfigFile;
import io.cryptobot.config.ConfigKey;
import io.cryptobot.config.ConfigProblem;
import io.cryptobot.config.ConfigSchema;
import io.cryptobot.config.TypedValue;
import io.cryptobot.home.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Shows the four files that the page edits, key by key, and changes them: checked as a start checks
 * them, written whole, with audit rows. Limits are tightened by a click and loosened only with a
 * typed word.
 */
final class ConfigEditor {
  /** What a person types to loosen a limit. */
  static final String WORD = "loosen";

  private static final JsonMapper JSON = new JsonMapper();

  private final Home home;
  private final Actions actions;

  ConfigEditor(Home home, Actions actions) {
    this.home = home;
    this.actions = actions;
  }

  /** An answer with its HTTP status. */
  record Reply(int status, ObjectNode json) {}

  /** All files with their keys, values and what is wrong with them. */
  ArrayNode files() {
    ArrayNode files = JSON.createArrayNode();
    ConfigEdit.FILES.forEach(name -> files.add(file(name)));
    return files;
  }

  private ObjectNode file(String name) {
    ObjectNode json = JSON.createObjectNode();
    json.put("file", name);
    ArrayNode groups = json.putArray("groups");
    ArrayNode problems = json.putArray("problems");
    try {
      String text = text(name);
      ConfigSchema schema = ConfigSchema.of(name);
      ObjectNode content = ConfigFile.read(path(name));
      json.put("version", version(text));
      schema.check(content).forEach(problem -> problems.add(problem.toString()));
      if (!schema.isPerPhase()) {
        addGroup(groups, schema, "", content);
      } else {
        content.properties().stream()
            .filter(entry -> entry.getValue().isObject())
            .forEach(entry -> addGroup(groups, schema, entry.getKey(), entry.getValue()));
      }
    } catch (ConfigException e) {
      e.problems().forEach(problem -> problems.add(problem.toString()));
    } catch (IOException e) {
      problems.add(name + ": the file cannot be read (" + e.getClass().getSimpleName() + ")");
    }
    return json;
  }

  private static void addGroup(
      ArrayNode groups, ConfigSchema schema, String phase, JsonNode content) {
    ObjectNode group = groups.addObject();
    group.put("name", phase);
    ArrayNode keys = group.putArray("keys");
    for (ConfigKey key : schema.keys()) {
      ObjectNode json = keys.addObject();
      json.put("key", phase.isEmpty() ? key.name() : phase + "." + key.name());
      json.put("name", key.name());
      json.put("description", key.description());
      json.put("range", TypedValue.range(key.type()));
      json.put("value", TypedValue.shown(content.path(key.name())));
      json.put("default", key.defaultValue().map(TypedValue::shown).orElse(""));
      json.put("required", key.isRequired());
      TypedValue.choices(key.type()).forEach(json.putArray("choices")::add);
    }
  }

  private Path path(String name) {
    return home.config().resolve(name);
  }

  private String text(String name) throws IOException {
    return Files.readString(path(name), StandardCharsets.UTF_8);
  }

  private static String version(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * Changes a file.
   *
   * @param request {@code {"file", "version", "changes": {key: typed value}, "word"}}
   */
  synchronized Reply save(JsonNode request) throws IOException {
    String file = request.path("file").asText();
    if (!ConfigEdit.FILES.contains(file)) {
      return refused(404, "There is no such file to edit here.");
    }
    String text = text(file);
    if (!version(text).equals(request.path("version").asText())) {
      return refused(409, file + " was changed by somebody else since. Look at it again first.");
    }
    Map<String, String> typed = new LinkedHashMap<>();
    request
        .path("changes")
        .properties()
        .forEach(entry -> typed.put(entry.getKey(), entry.getValue().asText()));
    Outcome outcome = ConfigEdit.of(home.config(), file, text, typed);
    if (outcome instanceof Refused refused) {
      return problems(refused.problems());
    }
    return save(file, (Sound) outcome, request.path("word").asText());
  }

  private Reply save(String file, Sound edit, String word) throws IOException {
    List<LooserLimits.Looser> looser = LooserLimits.between(file, edit.before(), edit.after());
    if (!looser.isEmpty() && !word.strip().toLowerCase(Locale.ROOT).equals(WORD)) {
      Reply reply = refused(409, "This loosens limits: type the word " + WORD + " to confirm.");
      ArrayNode all = reply.json().putArray("loosens");
      looser.forEach(
          one -> all.addObject().put("key", one.key()).put("from", one.from()).put("to", one.to()));
      return reply;
    }
    String note = actions.writeConfig(file, edit.text().getBytes(StandardCharsets.UTF_8));
    ObjectNode json = JSON.createObjectNode();
    json.put("ok", true);
    json.put(
        "text", (file + " is saved. A running bot reads it at its next start. " + note).strip());
    return new Reply(200, json);
  }

  private static Reply problems(List<ConfigProblem> problems) {
    Reply reply = refused(422, "Nothing was saved.");
    ArrayNode all = reply.json().putArray("problems");
    problems.forEach(
        problem ->
            all.addObject()
                .put("file", problem.file())
                .put("key", problem.key())
                .put("text", problem.toString()));
    return reply;
  }

  private static Reply refused(int status, String why) {
    return new Reply(status, JSON.createObjectNode().put("ok", false).put("text", why));
  }
}
