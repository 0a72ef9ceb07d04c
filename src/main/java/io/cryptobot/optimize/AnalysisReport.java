package io.cryptobot.optimize;

import io.cryptobot.backtest.JsonTree;
import io.cryptobot.backtest.Texts;
import io.cryptobot.backtest.TradeGroup;
import io.cryptobot.optimize.TradeAnalysis.Counted;
import io.cryptobot.optimize.TradeAnalysis.Table;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The analysis for a person, as Markdown ({@code data/optimization_report.md}), and as JSON for
 * programs. Rates in percent with the interval that holds the true one with a confidence of 95 %.
 */
public final class AnalysisReport {
  public static final String FILE = "optimization_report.md";

  private AnalysisReport() {}

  /** The report. */
  public static String markdown(TradeAnalysis analysis) {
    StringBuilder text = new StringBuilder("# What the trade log says\n\n");
    opening(analysis).forEach(line -> text.append(line).append('\n'));
    text.append("\n## Recommendation\n\n");
    recommendation(analysis).forEach(line -> text.append("- ").append(line).append('\n'));
    for (Table table : analysis.tables()) {
      text.append("\n## By ").append(table.name()).append("\n\n");
      text.append("| ").append(table.name());
      text.append(" | trades | wins | win rate | 95 % interval | result, USD | fees, USD | |\n");
      text.append("|---|--:|--:|--:|--:|--:|--:|---|\n");
      table.groups().forEach(group -> text.append(row(group)));
    }
    return text.toString();
  }

  private static String row(Counted counted) {
    TradeGroup group = counted.group();
    return String.format(
        Locale.ROOT,
        "| %s | %d | %d | %.1f %% | %s | %s | %s | %s |\n",
        group.name().replace("|", "\\|").replace("<", "\\<").replace(">", "\\>"),
        group.trades(),
        group.wins(),
        group.winRatePct(),
        range(counted.winRate()),
        Texts.number(group.profitOrLoss().doubleValue()),
        Texts.number(group.fees().doubleValue()),
        counted.isTooFew() ? "too few" : "");
  }

  /** What was looked at, and what was left out. */
  public static List<String> opening(TradeAnalysis analysis) {
    LoggedTrips trades = analysis.trades();
    List<String> lines = new ArrayList<>();
    lines.add(
        Texts.count(analysis.overall().group().trades())
            + " closed trades of "
            + String.join(", ", trades.environments())
            + ": win rate "
            + rate(analysis.overall())
            + ", result "
            + money(analysis.overall().group())
            + " after "
            + Texts.money(analysis.overall().group().fees())
            + " of fees.");
    lines.add(
        "Left out: "
            + trades.stillOpen()
            + " still open, "
            + trades.withoutBuy()
            + " sold without a buy in the log, "
            + trades.rowsLeftOut()
            + " rows that cannot be read.");
    if (analysis.market().isEmpty()) {
      lines.add(
          "The market conditions are not known: there are no candles of BTC-USD in data/candles; a"
              + " backtest downloads them, or --csv DIR names files.");
    }
    return lines;
  }

  /** What follows, each a sentence. */
  public static List<String> recommendation(TradeAnalysis analysis) {
    List<String> lines = new ArrayList<>();
    if (analysis.overall().isTooFew()) {
      lines.add(
          "Change nothing: "
              + analysis.overall().group().trades()
              + " closed trades are too few for any conclusion, it takes at least "
              + TradeAnalysis.FEWEST
              + ". Go on with paper trading.");
    } else {
      List<String> findings = analysis.findings();
      findings.forEach(finding -> lines.add("Look at " + finding + "."));
      lines.add(
          findings.isEmpty()
              ? "No trigger, coin, hour or other group stands out from the rest by more than chance."
              : "Of "
                  + groups(analysis)
                  + " groups one or two stand out by chance alone: try a change in a backtest and on"
                  + " paper before you trust it.");
      if (analysis.overall().group().profitOrLoss().signum() < 0) {
        lines.add(
            "All in all the trades lose money; --optimize --sweep searches other parameters.");
      }
    }
    analysis
        .tooFew()
        .forEach(
            (table, names) ->
                lines.add(
                    "Too few trades (under "
                        + TradeAnalysis.FEWEST
                        + ") to say anything, by "
                        + table
                        + ": "
                        + String.join(", ", names)
                        + "."));
    return lines;
  }

  private static int groups(TradeAnalysis analysis) {
    return analysis.tables().stream().mapToInt(table -> table.groups().size()).sum();
  }

  /** {@code 41.5 % (34 to 49 %)}. */
  static String rate(Counted counted) {
    return String.format(
        Locale.ROOT, "%.1f %% (%s)", counted.group().winRatePct(), range(counted.winRate()));
  }

  static String range(Interval interval) {
    return String.format(Locale.ROOT, "%.0f to %.0f %%", interval.low(), interval.high());
  }

  static String money(TradeGroup group) {
    return Texts.signedMoney(group.profitOrLoss());
  }

  /** Writes the analysis as one JSON object and leaves the writer open. */
  public static void json(TradeAnalysis analysis, List<Path> files, Writer out) throws IOException {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("environments", analysis.trades().environments());
    tree.put("overall", tree(analysis.overall()));
    tree.put("still_open", analysis.trades().stillOpen());
    tree.put("without_buy", analysis.trades().withoutBuy());
    tree.put("rows_left_out", analysis.trades().rowsLeftOut());
    tree.put("market_conditions_known", analysis.market().isPresent());
    Map<String, Object> tables = new LinkedHashMap<>();
    for (Table table : analysis.tables()) {
      String name = table.name().replace(", UTC", "").replace(' ', '_');
      tables.put(name, table.groups().stream().map(AnalysisReport::tree).toList());
    }
    tree.put("groups", tables);
    tree.put("recommendation", recommendation(analysis));
    tree.put("files", files.stream().map(Path::toString).toList());
    JsonTree.write(tree, out);
  }

  private static Map<String, Object> tree(Counted counted) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", counted.group().name());
    tree.put("trades", counted.group().trades());
    tree.put("wins", counted.group().wins());
    tree.put("win_rate_pct", counted.group().winRatePct());
    tree.put("win_rate_low_pct", counted.winRate().low());
    tree.put("win_rate_high_pct", counted.winRate().high());
    tree.put("pnl", counted.group().profitOrLoss());
    tree.put("fees", counted.group().fees());
    tree.put("too_few", counted.isTooFew());
    return tree;
  }
}
