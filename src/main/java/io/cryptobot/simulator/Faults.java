package io.cryptobot.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/**
 * Which requests go wrong, and how: first a script, whose lines are used up, then by chance.
 * Thread-safe. As a file:
 *
 * <pre>
 * {"script": [{"kind": "drop_after", "on": "POST /api/v3/brokerage/orders", "skip": 1, "times": 2},
 *             {"kind": "partial_then_fill", "on": "POST *", "part": "0.3", "seconds": 5},
 *             {"kind": "error_500", "on": "*", "booked": true}],
 *  "random": {"seed": 7, "share": 0.05, "kinds": ["reset", "rate_limited"]}}
 * </pre>
 *
 * {@code on} is a method and a path without its query; a star at its end stands for any rest. Skip
 * is 0 and times is 1 unless said. {@code share} is the part of all requests that go wrong, {@code
 * kinds} all but the delay unless said.
 */
public final class Faults {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ANY = "*";
  private static final int MILLIS = 1000;

  private final List<Line> script = new ArrayList<>();
  private Random random = new Random(0);
  private double share;
  private List<FaultKind> kinds = List.of();

  /** A line of the script with what is left of it. */
  private static final class Line {
    private final Fault fault;
    private final String pattern;
    private int skip;
    private int times;

    Line(Fault fault, String pattern, int skip, int times) {
      this.fault = fault;
      this.pattern = pattern;
      this.skip = skip;
      this.times = times;
    }

    boolean matches(String request) {
      return pattern.endsWith(ANY)
          ? request.startsWith(pattern.substring(0, pattern.length() - 1))
          : request.equals(pattern);
    }
  }

  /** No request goes wrong, until something is added. */
  public static Faults none() {
    return new Faults();
  }

  /** By chance, the same with the same seed. */
  public static Faults random(long seed, double share, List<FaultKind> kinds) {
    Faults faults = new Faults();
    faults.chance(seed, share, kinds);
    return faults;
  }

  /**
   * Those of a file.
   *
   * @throws IOException if it cannot be read or says something else
   */
  public static Faults read(Path file) throws IOException {
    try {
      return read(JSON.readTree(Files.readAllBytes(file)));
    } catch (JsonProcessingException | IllegalArgumentException | DateTimeParseException e) {
      throw new IOException(file + " is no list of faults: " + e.getMessage(), e);
    }
  }

  /** The next request that matches goes wrong. */
  public Faults add(Fault fault, String on) {
    return add(fault, on, 0, 1);
  }

  /** After {@code skip} requests that match, the next {@code times} go wrong. */
  public synchronized Faults add(Fault fault, String on, int skip, int times) {
    script.add(new Line(fault, on, skip, times));
    return this;
  }

  /** From now on nothing goes wrong. */
  public synchronized void clear() {
    script.clear();
    share = 0;
  }

  private synchronized void chance(long seed, double part, List<FaultKind> chosen) {
    random = new Random(seed);
    share = part;
    kinds = List.copyOf(chosen);
  }

  /** What befalls a request; empty if nothing does. */
  synchronized Optional<Fault> next(String method, String path, boolean placesOrder) {
    String request = method + " " + path;
    Iterator<Line> lines = script.iterator();
    while (lines.hasNext()) {
      Line line = lines.next();
      boolean fits = placesOrder || !line.fault.kind().needsOrder();
      if (fits && line.matches(request) && line.skip-- <= 0) {
        if (--line.times <= 0) {
          lines.remove();
        }
        return Optional.of(line.fault);
      }
    }
    return byChance(placesOrder);
  }

  private Optional<Fault> byChance(boolean placesOrder) {
    List<FaultKind> fitting =
        kinds.stream().filter(kind -> placesOrder || !kind.needsOrder()).toList();
    if (share <= 0 || random.nextDouble() >= share || fitting.isEmpty()) {
      return Optional.empty();
    }
    Fault fault = Fault.of(fitting.get(random.nextInt(fitting.size())));
    return Optional.of(random.nextBoolean() ? fault.afterBooking() : fault);
  }

  private static Faults read(JsonNode json) {
    Faults faults = new Faults();
    for (JsonNode line : json.path("script")) {
      faults.add(
          fault(line),
          line.path("on").asText(ANY),
          line.path("skip").asInt(0),
          line.path("times").asInt(1));
    }
    JsonNode chance = json.path("random");
    if (chance.isObject()) {
      List<FaultKind> chosen = new ArrayList<>();
      chance.path("kinds").forEach(kind -> chosen.add(kind(kind.asText())));
      if (chosen.isEmpty()) {
        chosen.addAll(List.of(FaultKind.values()));
        chosen.remove(FaultKind.DELAY);
      }
      faults.chance(chance.path("seed").asLong(0), chance.path("share").asDouble(0), chosen);
    }
    return faults;
  }

  private static Fault fault(JsonNode json) {
    Fault usual = Fault.of(kind(json.path("kind").asText()));
    return new Fault(
        usual.kind(),
        json.has("seconds")
            ? Duration.ofMillis(Math.round(json.get("seconds").asDouble() * MILLIS))
            : usual.time(),
        json.has("part") ? new BigDecimal(json.get("part").asText()) : usual.part(),
        json.path("booked").asBoolean(false));
  }

  private static FaultKind kind(String code) {
    for (FaultKind kind : FaultKind.values()) {
      if (kind.code().equals(code.toLowerCase(Locale.ROOT))) {
        return kind;
      }
    }
    throw new IllegalArgumentException("there is no fault '" + code + "'");
  }
}
