package io.cryptobot.rollout;

import io.cryptobot.config.BotConfig;
import io.cryptobot.config.ConfigDefaults;
import io.cryptobot.config.ConfigLoader;
import io.cryptobot.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;

/** A home whose logs a test writes by hand, a line a row. Times without a date are of 1 March. */
public final class RolloutHome {
  public static final Instant NOW = Instant.parse("2025-03-20T12:00:00Z");

  private static final String BACKTESTS =
      "run_at,version,config_hash,source,from,to,phase,capital,fee,slippage,ignore_loss_limits,"
          + "final_equity,total_return_pct,max_drawdown_pct,profit_factor,win_rate_pct,sharpe,"
          + "sortino,calmar,trades,average_win,average_loss,fees,buy_and_hold_pct,verdict\n";
  private static final String TRADES =
      "timestamp,strategy,coin,action,price,quantity,pnl,trigger_reason,strategy_version,"
          + "deployment_phase,execution_time_ms,slippage_percent,fee_usd,balance,notes\n";
  private static final String SIGNALS =
      "timestamp,strategy,coin,signal,rsi,ema_fast,ema_slow,atr,price,volume,trigger_met,"
          + "blocked_reason\n";
  private static final String SNAPSHOTS =
      "timestamp,conservative_value,aggressive_value,total_value,allocation_pct,pnl_conservative,"
          + "pnl_aggressive,rebalance_due_in_days,last_skim_date\n";
  private static final String ERRORS =
      "timestamp,error_type,severity,message,traceback,recovery_action\n";
  private static final String AUDITS = "timestamp,action,user,details,old_value,new_value\n";

  private final Home home;
  private int pid = 100;

  public RolloutHome(Path root) throws IOException {
    home = new Home(root);
    ConfigDefaults.writeMissingFolder(home.config());
    Files.createDirectories(home.data());
  }

  public Home home() {
    return home;
  }

  BotConfig config() {
    return ConfigLoader.load(home.config());
  }

  /** {@code 10:00} is of 1 March, {@code 3T10:00} of the third. */
  static String time(String text) {
    String[] parts = text.contains("T") ? text.split("T") : new String[] {"1", text};
    return "2025-03-" + (parts[0].length() == 1 ? "0" : "") + parts[0] + "T" + parts[1] + ":00Z";
  }

  /** A run from a time to another; without the latter it was killed. */
  public RolloutHome run(String environment, String phase, String from, String to) {
    pid++;
    add(
        "runs.jsonl",
        "",
        """
        {"event":"start","time":"%s","pid":%d,"environment":"%s","phase":"%s","version":"0.1.0"}
        """
            .formatted(time(from), pid, environment, phase));
    if (!to.isEmpty()) {
      end(environment, to, 0);
    }
    return this;
  }

  RolloutHome paper(String from, String to) {
    return run("paper", "sandbox_test", from, to);
  }

  /** The end of the run that began last. */
  RolloutHome end(String environment, String at, int exitCode) {
    String line =
        """
        {"event":"end","time":"%s","pid":%d,"environment":"%s","exit_code":%d}
        """;
    return add("runs.jsonl", "", line.formatted(time(at), pid, environment, exitCode));
  }

  /** The heartbeat of the run that began last. */
  RolloutHome heartbeat(String at) throws IOException {
    Files.writeString(
        home.data("heartbeat.json"),
        "{\"time\":\"%s\",\"pid\":%d,\"interval_seconds\":300,\"quotes\":{}}"
            .formatted(time(at), pid));
    return this;
  }

  RolloutHome error(String at, String type, String severity) {
    return add(
        "error_log.csv",
        ERRORS,
        time(at) + "," + type + "," + severity + ",\"it, broke\",,went on\n");
  }

  public RolloutHome signals(String... times) {
    for (String at : times) {
      signal(at, "True");
    }
    return this;
  }

  RolloutHome signal(String at, String isMet) {
    return add(
        "signal_log.csv",
        SIGNALS,
        time(at) + ",aggressive,SOL-USD,BUY,22.41,,,0.08,2.98,1523," + isMet + ",position_open\n");
  }

  RolloutHome snapshot(String at) {
    return add("snapshot_log.csv", SNAPSHOTS, time(at) + ",700.00,300.00,1000.00,30,0,0,74,\n");
  }

  public RolloutHome buy(String at, String phase, String quantity, String notes) {
    return trade(at, phase, "BUY", quantity, "0", notes);
  }

  public RolloutHome sell(
      String at, String phase, String quantity, String profitOrLoss, String notes) {
    return trade(at, phase, "SELL", quantity, profitOrLoss, notes);
  }

  private RolloutHome trade(
      String at, String phase, String action, String quantity, String pnl, String notes) {
    return add(
        "trade_log.csv",
        TRADES,
        time(at)
            + ",aggressive,SOL-USD,"
            + action
            + ",100,"
            + quantity
            + ","
            + pnl
            + ",test order,1.0,"
            + phase
            + ",12,0,0.05,1000.00,"
            + notes
            + "\n");
  }

  RolloutHome audit(String at, String action, String details, String newValue) {
    return add(
        "audit_log.csv",
        AUDITS,
        time(at) + "," + action + ",anna," + details + ",," + newValue + "\n");
  }

  /** A row of backtest_results.csv; its cells of a run that passes, but for those given. */
  public RolloutHome backtest(String at, String... namesAndCells) {
    String row =
        time(at)
            + ",0.1.0,c0ffee,csv,2024-01-10T00:00:00Z,2024-12-31T00:00:00Z,sandbox_test,1000,0.5,0,"
            + "False,1100,10,9.5,1.3,55,1.2,1.4,0.9,60,5,-4,20,7.5,PASS";
    String[] cells = row.split(",", -1);
    String[] names = BACKTESTS.strip().split(",");
    for (int i = 0; i < namesAndCells.length; i += 2) {
      for (int column = 0; column < names.length; column++) {
        cells[column] =
            names[column].equals(namesAndCells[i]) ? namesAndCells[i + 1] : cells[column];
      }
    }
    return add("backtest_results.csv", BACKTESTS, String.join(",", cells) + "\n");
  }

  RolloutHome report(String name, String at) throws IOException {
    Files.writeString(home.data(name), "{}");
    Files.setLastModifiedTime(home.data(name), FileTime.from(Instant.parse(time(at))));
    return this;
  }

  RolloutHome add(String file, String header, String line) {
    try {
      Path log = home.data(file);
      if (!Files.exists(log)) {
        Files.writeString(log, header);
      }
      Files.writeString(log, line, StandardOpenOption.APPEND);
      return this;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  RolloutReport report() throws IOException {
    return RolloutPlan.judge(home, Optional.of(config()), NOW);
  }

  /** What one criterion found. */
  Finding finding(String day, String criterion) throws IOException {
    return report().days().stream()
        .filter(one -> one.number().equals(day))
        .flatMap(one -> one.entries().stream())
        .filter(entry -> entry.name().equals(criterion))
        .findFirst()
        .orElseThrow()
        .finding();
  }

  /** {@code PASS}, {@code FAIL} or {@code NOT YET} of a criterion. */
  String judged(String day, String criterion) throws IOException {
    return finding(day, criterion).judged().label();
  }

  /** The same of a whole day. */
  String judged(String day) throws IOException {
    return report().days().stream()
        .filter(one -> one.number().equals(day))
        .findFirst()
        .orElseThrow()
        .judged()
        .label();
  }

  /** Everything that a start in full_live needs. */
  public RolloutHome passed() throws IOException {
    backtest("00:00");
    paper("01:00", "2T02:00").signals("02:00", "03:00", "04:00", "05:00", "06:00");
    error("02:30", "API_ERROR", "WARNING");
    run("sandbox_local", "sandbox_test", "2T03:00", "2T04:00");
    buy("2T03:10", "sandbox_test", "1", "").sell("2T03:20", "sandbox_test", "1", "-0.05", "");
    paper("2T05:00", "2T06:00");
    run("live", "micro_live", "3T00:00", "4T00:30");
    buy("3T01:00", "micro_live", "0.04", "").sell("3T02:00", "micro_live", "0.04", "-0.5", "");
    report("optimization_report.md", "4T12:00");
    run("live", "light_live", "5T00:00", "6T00:30");
    audit("6T01:00", "KILL_SWITCH", "--kill", "on").audit("6T02:00", "RESUME", "--resume", "off");
    audit("6T03:00", "BACKUP", "backup_20250306_030000", "");
    return this;
  }
}
