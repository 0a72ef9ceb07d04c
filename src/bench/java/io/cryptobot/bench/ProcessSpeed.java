package io.cryptobot.bench;

import io.cryptobot.journal.TradeLogFormat;
import io.cryptobot.task.ClassDataArchive;
import io.cryptobot.task.JavaFlags;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Times the jar as whole processes, beside a market on this computer: {@code --status} with a short
 * and a long trade log and with the class-data archive, {@code --paper --once}, and the memory of
 * the daemon. By itself:
 *
 * <pre>
 * java -cp ... io.cryptobot.bench.ProcessSpeed target/cryptobot.jar
 * </pre>
 */
final class ProcessSpeed {
  private static final int RUNS = 7;
  private static final int SHORT_LOG = 100;
  private static final int LONG_LOG = 1_000_000;
  private static final double STATUS_SECONDS = 0.6;
  private static final double FAST_SECONDS = 0.4;
  private static final double STATUS_RATIO = 1.2;
  private static final double ONCE_SECONDS = 1;
  private static final double DAEMON_MEGABYTES = 150;
  private static final long DAEMON_RUNS_SECONDS = 90;
  private static final Instant FIRST_TRADE = Instant.parse("2024-01-01T00:00:00Z");

  private final Path jar;
  private final LocalMarket market;
  private final Path folder;

  private ProcessSpeed(Path jar, LocalMarket market, Path folder) {
    this.jar = jar;
    this.market = market;
    this.folder = folder;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    print(Path.of(args[0]));
  }

  /** Measures and prints; a line says so where there is no jar. */
  static void print(Path jar) throws IOException, InterruptedException {
    if (!Files.exists(jar)) {
      System.out.println("Whole processes were not measured: there is no " + jar);
      return;
    }
    Path folder = Files.createTempDirectory("cryptobot-processes");
    try (LocalMarket market = new LocalMarket()) {
      ProcessSpeed speed = new ProcessSpeed(jar, market, folder);
      speed.status();
      speed.statusWithArchive();
      speed.once();
      speed.daemon();
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      for (Path file : all.sorted((one, other) -> other.compareTo(one)).toList()) {
        Files.delete(file);
      }
    }
  }

  /** A home of paper trading whose services are the local market, which has been looked at once. */
  private Path home(String name) throws IOException, InterruptedException {
    Path home = folder.resolve(name);
    Files.createDirectories(home);
    seconds(home, "--health", "--offline");
    Path connections = home.resolve("config").resolve("connections.json");
    Files.writeString(
        connections,
        Files.readString(connections)
            .replace("https://api.coinbase.com", market.url())
            .replace("\"public_calls_per_second\": 5", "\"public_calls_per_second\": 10")
            .replaceAll("\"feeds\"\\s*:\\s*\\[[^\\]]*\\]", "\"feeds\": [\"coinbase\"]"));
    seconds(home, "--paper", "--once");
    return home;
  }

  private void status() throws IOException, InterruptedException {
    Path few = home("few");
    Path many = home("many");
    trades(few, SHORT_LOG);
    trades(many, LONG_LOG);
    List<Double> ofFew = new ArrayList<>();
    List<Double> ofMany = new ArrayList<>();
    for (int run = 0; run <= RUNS; run++) {
      double one = seconds(few, "--status");
      double other = seconds(many, "--status");
      if (run > 0) {
        ofFew.add(one);
        ofMany.add(other);
      }
    }
    double median = Measured.median(ofFew);
    double medianOfMany = Measured.median(ofMany);
    Measured.line("--status, 100 trades, s", median, STATUS_SECONDS, median <= STATUS_SECONDS);
    Measured.line(
        "--status, 1,000,000 trades, s",
        medianOfMany,
        STATUS_SECONDS,
        medianOfMany <= STATUS_SECONDS);
    List<Double> ratios = new ArrayList<>();
    for (int run = 0; run < RUNS; run++) {
      ratios.add(ofMany.get(run) / ofFew.get(run));
    }
    double ratio = Measured.median(ratios);
    Measured.line("--status, ratio of the two", ratio, STATUS_RATIO, ratio <= STATUS_RATIO);
  }

  private static void trades(Path home, int rows) throws IOException {
    Path log = home.resolve("data").resolve("trade_log.csv");
    try (BufferedWriter out = Files.newBufferedWriter(log)) {
      out.write(String.join(",", TradeLogFormat.COLUMNS) + "\n");
      for (int row = 0; row < rows; row++) {
        out.write(
            FIRST_TRADE.plusSeconds(60L * row)
                + ",conservative,BTC-USD,"
                + (row % 2 == 0 ? "BUY" : "SELL")
                + ",42000.12345678,0.00166667,"
                + (row % 2 == 0 ? "0" : "1.23456789")
                + ",RSI<30 + DCA + EMA crossover,1.0,sandbox_test,0,0,0.35,1000.12,\n");
      }
    }
  }

  /** The candles are in the cache but for the last hour's, as every five minutes. */
  private void once() throws IOException, InterruptedException {
    Path home = home("once");
    List<Double> taken = new ArrayList<>();
    for (int run = 0; run <= RUNS; run++) {
      double seconds = seconds(home, "--paper", "--once");
      if (run > 0) {
        taken.add(seconds);
      }
    }
    double median = Measured.median(taken);
    Measured.line("--paper --once, local market, s", median, ONCE_SECONDS, median <= ONCE_SECONDS);
  }

  /** As {@code install.ps1} leaves the program: the jar with its archive of class data. */
  private void statusWithArchive() throws IOException, InterruptedException {
    Path own = Files.createDirectories(folder.resolve("installed")).resolve("cryptobot.jar");
    Files.copy(jar, own);
    ClassDataArchive.make(Path.of(System.getProperty("java.home"), "bin", "java"), own);
    ProcessSpeed installed = new ProcessSpeed(own, market, folder);
    Path home = folder.resolve("few");
    List<Double> with = new ArrayList<>();
    List<Double> without = new ArrayList<>();
    for (int run = 0; run <= RUNS; run++) {
      double one = installed.seconds(home, "--status");
      double other = seconds(home, "--status");
      if (run > 0) {
        with.add(one);
        without.add(other);
      }
    }
    double median = Measured.median(with);
    Measured.line(
        "--status with the class-data archive, s", median, FAST_SECONDS, median <= FAST_SECONDS);
    System.out.printf(
        Locale.ROOT,
        Measured.LINE,
        "  beside it without the archive, s",
        String.format(Locale.ROOT, "%.2f", Measured.median(without)),
        "",
        "");
  }

  private void daemon() throws IOException, InterruptedException {
    Path home = home("daemon");
    Process daemon = start(home, "--paper", "--interval", "10");
    Path status = Path.of("/proc", Long.toString(daemon.pid()), "status");
    String what = "peak resident memory of the daemon in 90 s, MB";
    try {
      daemon.waitFor(DAEMON_RUNS_SECONDS, TimeUnit.SECONDS);
      if (!daemon.isAlive()) {
        throw new IllegalStateException("the daemon ended: exit code " + daemon.exitValue());
      }
      if (!Files.exists(status)) {
        System.out.println(what + ": not measured, there is no /proc");
        return;
      }
      double megabytes = residentMegabytes(status);
      Measured.line(what, megabytes, DAEMON_MEGABYTES, megabytes < DAEMON_MEGABYTES);
    } finally {
      daemon.destroy();
      daemon.waitFor();
    }
  }

  private static double residentMegabytes(Path status) throws IOException {
    String line =
        Files.readAllLines(status).stream()
            .filter(one -> one.startsWith("VmHWM:"))
            .findFirst()
            .orElseThrow();
    return Double.parseDouble(line.replaceAll("\\D", "")) / 1024;
  }

  private double seconds(Path home, String... arguments) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process = start(home, arguments);
    int code = process.waitFor();
    if (code != 0) {
      throw new IllegalStateException(String.join(" ", arguments) + " ended with " + code);
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private Process start(Path home, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(JavaFlags.always());
    command.addAll(
        List.of(
            "-XX:SharedArchiveFile=" + jar.resolveSibling(JavaFlags.ARCHIVE),
            "-jar",
            jar.toString(),
            "--home",
            home.toString()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
