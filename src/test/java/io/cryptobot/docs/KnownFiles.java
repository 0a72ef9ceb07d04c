package io.cryptobot.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The files that the documents may name: those of the project, and those the program makes. */
final class KnownFiles {
  private static final Path SOURCES = Path.of("src", "main", "java", "io", "cryptobot");
  private static final Set<String> FOLDERS = Set.of("config", "data", "logs", "backups", "scripts");

  /** What may hold files of any name. */
  private static final List<String> OPEN =
      List.of("data\\decisions", "data\\candles", "data\\config_seen", "data\\charts", "backups");

  /** Each file that the program makes, with the class that names it. */
  private static final Map<String, String> MADE = made();

  private final Path project;

  KnownFiles(Path project) {
    this.project = project;
  }

  private static Map<String, String> made() {
    Map<String, String> made = new LinkedHashMap<>();
    made.put("cryptobot.jsa", "task/JavaFlags");
    made.put("config\\credentials.json", "cli/Keys");
    made.put("data\\portfolio_state.json", "state/StateFile");
    made.put("data\\portfolio_state.json.bak", "state/StateFile");
    made.put("data\\trade_log.csv", "journal/TradeLogFormat");
    made.put("data\\signal_log.csv", "journal/SignalLogFormat");
    made.put("data\\snapshot_log.csv", "journal/SnapshotLogFormat");
    made.put("data\\error_log.csv", "journal/ErrorLogFormat");
    made.put("data\\audit_log.csv", "journal/AuditLogFormat");
    made.put("data\\kill_switch.flag", "home/KillSwitch");
    made.put("data\\loss_override.flag", "home/LossFlag");
    made.put("data\\rollout_override.json", "rollout/RolloutOverride");
    made.put("data\\heartbeat.json", "home/Heartbeat");
    made.put("data\\runs.jsonl", "home/RunLog");
    made.put("data\\intent.log", "state/IntentLog");
    made.put("data\\bot.lock", "home/HomeLock");
    made.put("data\\decisions", "home/Home");
    made.put("data\\candles", "cli/AnalysisRun");
    made.put("data\\config_seen", "home/ConfigSeen");
    made.put("data\\requests", "home/Home");
    made.put("data\\charts", "cli/VisualizeCommand");
    made.put("data\\backtest_results.csv", "backtest/BacktestFiles");
    made.put("data\\backtest_trades.csv", "backtest/BacktestFiles");
    made.put("data\\backtest_equity.csv", "backtest/BacktestFiles");
    made.put("data\\optimization_report.md", "optimize/AnalysisReport");
    made.put("data\\optimization_report.csv", "optimize/SweepFiles");
    made.put("data\\optimization_progress.csv", "optimize/SweepProgress");
    made.put("data\\optimized_params.json", "optimize/SweepFiles");
    made.put("data\\simulator_state.json", "cli/LocalCoinbase");
    made.put("logs\\bot.log", "cli/BotLog");
    made.put("backups", "home/Home");
    return made;
  }

  static Set<String> madeByTheProgram() {
    return new TreeSet<>(MADE.keySet());
  }

  /** The class that names a file which the program makes. */
  static Path source(String made) {
    return SOURCES.resolve(MADE.getOrDefault(made, "") + ".java");
  }

  /** Whether a path, with backslashes, leads into one of our folders. */
  static boolean isOurs(String path) {
    int first = path.indexOf('\\');
    return first > 0 && FOLDERS.contains(path.substring(0, first));
  }

  /** Whether there is such a file or folder, a star in its last name for any. */
  boolean isThere(String path) {
    if (path.endsWith("*") || path.contains("*.")) {
      return FOLDERS.contains(path.substring(0, path.indexOf('\\')));
    }
    return MADE.containsKey(path)
        || OPEN.stream().anyMatch(folder -> path.startsWith(folder + "\\"))
        || Files.exists(project.resolve(path.replace('\\', '/')));
  }
}
