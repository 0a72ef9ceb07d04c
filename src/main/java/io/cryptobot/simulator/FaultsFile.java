package io.cryptobot.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@link Faults} as a file. Nothing is required but the {@code kind} of a line and the {@code
 * share} of chance:
 *
 * <pre>
 * {"script": [{"kind": "drop_after", "on": "POST /api/v3/brokerage/orders", "skip": 1, "times": 2},
 *             {"kind": "partial_then_fill", "on": "POST *", "part": "0.3", "seconds": 5},
 *             {"kind": "error_500", "on": "*", "booked": true}],
 *  "random": {"seed": 7, "share": 0.05, "kinds": ["reset", "rate_limited"]}}
 * </pre>
 *
 * <ul>
 *   <li>{@code kind}: a {@link FaultKind} in small letters
 *   <li>{@code on}: a method and a path without its query; a star at its end stands for any rest;
 *       {@code "*"}, any request, unless said
 *   <li>{@code skip}: how many that match are served first, 0 unless said; {@code times}: how many
 *       then go wrong, 1 unless said
 *   <li>{@code seconds}, {@code part}, {@code booked}: see {@link Fault}; 2 (0 of a drop), 0.5 and
 *       false unless said
 *   <li>{@code share}: the part of all requests that go wrong by chance, 0 to 1; {@code kinds}:
 *       how, all but the delay unless said; {@code seed}: the same one makes the same faults, 0
 *       unless said
 * </ul>
 */
final class FaultsFile {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MILLIS = 1000;
  private static final double LONGEST_SECONDS = 86_400;
  private static final int MOST = 1_000_000;

  /** Of a message, into which the file may have put anything. */
  private static final int LONGEST = 600;

  private FaultsFile() {}

  /** What is wrong with a file, and where in it. */
  private static final class WrongException extends Exception {
    private static final long serialVersionUID = 1;

    WrongException(String where, String what) {
      super(where + ": " + (what.length() <= LONGEST ? what : what.substring(0, LONGEST) + "..."));
    }
  }

  /**
   * The faults of a file.
   *
   * @throws IOException if it cannot be read or says something else; its message names the place
   */
  static Faults read(Path file) throws IOException {
    try {
      return faults(JSON.readTree(Files.readAllBytes(file)));
    } catch (NoSuchFileException e) {
      throw new IOException(file + " is not there", e);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new IOException(file + " is no JSON, line " + line + ": " + e.getOriginalMessage(), e);
    } catch (WrongException e) {
      throw new IOException(file + " is no list of faults, " + e.getMessage(), e);
    }
  }

  private static Faults faults(JsonNode json) throws WrongException {
    members(json, "the file", Set.of("script", "random"));
    Faults faults = Faults.none();
    JsonNode script = json.path("script");
    if (!script.isMissingNode() && !script.isArray()) {
      throw new WrongException("script", "a list is needed");
    }
    for (int i = 0; i < script.size(); i++) {
      add(faults, script.get(i), "script[" + i + "]");
    }
    if (json.has("random")) {
      chance(faults, json.get("random"));
    }
    return faults;
  }

  private static void add(Faults faults, JsonNode line, String where) throws WrongException {
    members(line, where, Set.of("kind", "on", "skip", "times", "seconds", "part", "booked"));
    Fault usual = Fault.of(kind(line.path("kind"), where + ".kind"));
    Duration time = usual.time();
    if (line.has("seconds")) {
      double seconds = number(line.get("seconds"), where + ".seconds", 0, LONGEST_SECONDS);
      time = Duration.ofMillis(Math.round(seconds * MILLIS));
    }
    BigDecimal part = usual.part();
    if (line.has("part")) {
      part = BigDecimal.valueOf(number(line.get("part"), where + ".part", 0, 1));
    }
    JsonNode on = line.path("on");
    JsonNode booked = line.path("booked");
    if (!on.isMissingNode() && !on.isTextual()) {
      throw new WrongException(where + ".on", "a text like \"POST /orders\" is needed");
    } else if (!booked.isMissingNode() && !booked.isBoolean()) {
      throw new WrongException(where + ".booked", "true or false is needed");
    }
    int skip = whole(line, "skip", where, 0, 0);
    int times = whole(line, "times", where, 1, 1);
    try {
      Fault fault = new Fault(usual.kind(), time, part, booked.asBoolean(false));
      faults.add(fault, on.asText(Faults.ANY), skip, times);
    } catch (IllegalArgumentException e) {
      throw new WrongException(where, String.valueOf(e.getMessage()));
    }
  }

  private static void chance(Faults faults, JsonNode json) throws WrongException {
    members(json, "random", Set.of("seed", "share", "kinds"));
    JsonNode seed = json.path("seed");
    if (!seed.isMissingNode() && !seed.canConvertToExactIntegral()) {
      throw new WrongException("random.seed", "a whole number is needed");
    }
    if (json.has("kinds") && !json.get("kinds").isArray()) {
      throw new WrongException("random.kinds", "a list is needed");
    }
    List<FaultKind> chosen = new ArrayList<>();
    for (int i = 0; i < json.path("kinds").size(); i++) {
      chosen.add(kind(json.get("kinds").get(i), "random.kinds[" + i + "]"));
    }
    if (chosen.isEmpty()) {
      chosen.addAll(List.of(FaultKind.values()));
      chosen.remove(FaultKind.DELAY);
    }
    faults.byChance(seed.asLong(0), number(json.path("share"), "random.share", 0, 1), chosen);
  }

  /** A misspelt member would be one that is silently left out. */
  private static void members(JsonNode json, String where, Set<String> known)
      throws WrongException {
    if (!json.isObject()) {
      throw new WrongException(where, "an object { } is needed");
    }
    for (var member : json.properties()) {
      if (!known.contains(member.getKey())) {
        throw new WrongException(
            where,
            "there is no \"" + member.getKey() + "\", only " + String.join(", ", sorted(known)));
      }
    }
  }

  private static List<String> sorted(Set<String> names) {
    return names.stream().sorted().toList();
  }

  private static FaultKind kind(JsonNode json, String where) throws WrongException {
    for (FaultKind kind : FaultKind.values()) {
      if (json.isTextual() && kind.code().equals(json.asText())) {
        return kind;
      }
    }
    throw new WrongException(
        where,
        "there is no fault "
            + (json.isMissingNode() ? "without a kind" : json)
            + "; there are "
            + Arrays.stream(FaultKind.values())
                .map(FaultKind::code)
                .collect(Collectors.joining(", ")));
  }

  /** A number, also as a text. */
  private static double number(JsonNode json, String where, double least, double most)
      throws WrongException {
    double number =
        json.isNumber()
            ? json.asDouble()
            : Amounts.read(json.asText()).map(BigDecimal::doubleValue).orElse(Double.NaN);
    if (!(number >= least && number <= most)) {
      throw new WrongException(
          where,
          "a number from "
              + Amounts.text(BigDecimal.valueOf(least))
              + " to "
              + Amounts.text(BigDecimal.valueOf(most))
              + " is needed, not "
              + json);
    }
    return number;
  }

  private static int whole(JsonNode line, String name, String where, int least, int usual)
      throws WrongException {
    JsonNode json = line.path(name);
    if (json.isMissingNode()) {
      return usual;
    }
    if (!json.canConvertToInt()
        || !json.isIntegralNumber()
        || json.asInt() < least
        || json.asInt() > MOST) {
      throw new WrongException(
          where + "." + name,
          "a whole number from " + least + " to " + MOST + " is needed, not " + json);
    }
    return json.asInt();
  }
}
