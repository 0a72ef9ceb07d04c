package io.cryptobot.simulator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Which requests go wrong, and how: first a script, whose lines are used up, then by chance. Its
 * form as a file is that of {@link FaultsFile}. Thread-safe.
 */
public final class Faults {
  /** Any request, and at the end of a pattern any rest. */
  static final String ANY = "*";

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
    faults.byChance(seed, share, kinds);
    return faults;
  }

  /**
   * Those of a file.
   *
   * @throws IOException if it cannot be read or says something else; its message names the place
   */
  public static Faults read(Path file) throws IOException {
    return FaultsFile.read(file);
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

  synchronized void byChance(long seed, double part, List<FaultKind> chosen) {
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
}
