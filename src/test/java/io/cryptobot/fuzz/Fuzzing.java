package io.cryptobot.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Gives a reader many inputs, each made of good ones by a fixed seed, and holds it to what any
 * reader owes: it ends within two seconds and 64 MB, and fails in no other way than it says. A few
 * hundred inputs a reader are what the tests run of it; {@code -Dcryptobot.fuzz=1000000} gives as
 * many, for at most ten minutes a reader.
 */
public final class Fuzzing {
  /** How many inputs each reader is given. */
  public static final int INPUTS = Integer.getInteger("cryptobot.fuzz", 200);

  private static final boolean IS_CAMPAIGN = INPUTS > 10_000;
  private static final long LONGEST_NANOS = Duration.ofMinutes(10).toNanos();
  private static final long SLOW_NANOS = Duration.ofSeconds(2).toNanos();
  private static final long MOST_BYTES = 64L << 20;
  private static final int MOST_FAILURES = 8;
  private static final Path FOUND = Path.of("target", "fuzz");
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final String name;
  private final Trial trial;
  private final Map<String, String> failures = new LinkedHashMap<>();
  private int inputs;
  private int accepted;
  private long slowest;
  private long mostBytes;

  private Fuzzing(String name, Trial trial) {
    this.name = name;
    this.trial = trial;
  }

  /** A reader with a check of what it accepts. */
  @FunctionalInterface
  public interface Trial {

    /**
     * Reads an input.
     *
     * @return whether it was accepted; false where the reader failed as it says that it may
     * @throws Exception if it failed in another way, or accepted what cannot be
     */
    boolean accepts(byte[] input) throws Exception;
  }

  /**
   * Fuzzes a reader.
   *
   * @param name of the reader, for a person and for files
   * @param good inputs that it accepts, of which the others are made
   */
  public static void run(String name, Form form, List<byte[]> good, Trial trial) throws Exception {
    for (byte[] input : good) {
      assertTrue(trial.accepts(input), () -> name + " refuses " + shown(input));
    }
    Fuzzing fuzzing = new Fuzzing(name, trial);
    fuzzing.run(new Mutation(form, good, name.hashCode()));
    fuzzing.judge();
  }

  private void run(Mutation mutation) throws IOException {
    long begin = System.nanoTime();
    while (inputs < INPUTS
        && failures.size() < MOST_FAILURES
        && System.nanoTime() - begin < LONGEST_NANOS) {
      give(mutation.next());
    }
    if (IS_CAMPAIGN) {
      System.out.printf(
          Locale.ROOT,
          "Fuzzed %s: %,d inputs in %d s, %,d accepted, slowest %d ms, largest %.1f MB%n",
          name,
          inputs,
          Duration.ofNanos(System.nanoTime() - begin).toSeconds(),
          accepted,
          Duration.ofNanos(slowest).toMillis(),
          mostBytes / 1048576.0);
    }
  }

  private void give(byte[] input) throws IOException {
    inputs++;
    try {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      long nanos = measured(input);
      mostBytes = Math.max(mostBytes, THREADS.getCurrentThreadAllocatedBytes() - before);
      if (nanos > SLOW_NANOS) {
        // Another process may have had the processor.
        nanos = measured(input);
      }
      slowest = Math.max(slowest, nanos);
      if (nanos > SLOW_NANOS) {
        keep("slow", "took " + Duration.ofNanos(nanos).toMillis() + " ms", input);
      }
      if (THREADS.getCurrentThreadAllocatedBytes() - before > 2 * MOST_BYTES) {
        keep("large", "took " + mostBytes + " bytes", input);
      }
    } catch (Exception | Error e) {
      keep(signature(e), trace(e), input);
    }
  }

  private long measured(byte[] input) throws Exception {
    long begin = System.nanoTime();
    if (trial.accepts(input)) {
      accepted++;
    }
    return System.nanoTime() - begin;
  }

  /** Where it comes from: failures of one place are one. */
  private static String signature(Throwable thrown) {
    for (StackTraceElement frame : thrown.getStackTrace()) {
      if (frame.getClassName().startsWith("io.cryptobot")) {
        return thrown.getClass().getName() + " at " + frame;
      }
    }
    return thrown.getClass().getName();
  }

  private static String trace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString().lines().limit(14).reduce("", (all, line) -> all + "\n  " + cut(line));
  }

  private static String cut(String line) {
    return line.length() <= 300 ? line : line.substring(0, 300) + "...";
  }

  private void keep(String signature, String what, byte[] input) throws IOException {
    if (!failures.containsKey(signature)) {
      Files.createDirectories(FOUND);
      String file = name.replaceAll("[^A-Za-z0-9]+", "-") + "-" + failures.size() + ".bin";
      Files.write(FOUND.resolve(file), input);
      failures.put(signature, what + "\n  input " + inputs + ", " + file + ": " + shown(input));
    }
  }

  private void judge() {
    if (!failures.isEmpty()) {
      fail(name + ":\n" + String.join("\n\n", new ArrayList<>(failures.values())));
    }
  }

  private static String shown(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", "?");
    return text.length() <= 600 ? text : text.substring(0, 600) + "... of " + input.length;
  }
}
