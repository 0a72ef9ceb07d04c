package io.cryptobot.visualize;

import io.cryptobot.home.Home;
import io.cryptobot.journal.SnapshotLogFormat;
import io.cryptobot.journal.TradeLogFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A home with logs, written row by row as a bot writes them. */
final class LogsHome {
  private final Home home;

  LogsHome(Path root) throws IOException {
    home = new Home(root);
    Files.createDirectories(home.data());
  }

  Home home() {
    return home;
  }

  static String trade(String time, String coin, String action, String quantity, String pnl) {
    String strategy =
        coin.equals("BTC-USD") || coin.equals("ETH-USD") ? "conservative" : "aggressive";
    return String.join(
        ",",
        time,
        strategy,
        coin,
        action,
        "100",
        quantity,
        pnl,
        "RSI dip",
        "1.0",
        "sandbox_test",
        "0",
        "0.1",
        "0.25",
        "1000.00",
        "");
  }

  static String snapshot(String time, double conservative, double aggressive) {
    return String.format(
        Locale.ROOT,
        "%s,%.2f,%.2f,%.2f,30.00,%.2f,%.2f,74,",
        time,
        conservative,
        aggressive,
        conservative + aggressive,
        conservative - 700,
        aggressive - 300);
  }

  LogsHome trades(String file, String... rows) throws IOException {
    return write(file, TradeLogFormat.COLUMNS, List.of(rows));
  }

  LogsHome snapshots(String file, String... rows) throws IOException {
    return write(file, SnapshotLogFormat.COLUMNS, List.of(rows));
  }

  LogsHome runs(String... lines) throws IOException {
    Files.write(home.data("runs.jsonl"), List.of(lines));
    return this;
  }

  private LogsHome write(String file, List<String> columns, List<String> rows) throws IOException {
    List<String> lines = new ArrayList<>(List.of(String.join(",", columns)));
    lines.addAll(rows);
    Files.write(home.data(file), lines);
    return this;
  }
}
