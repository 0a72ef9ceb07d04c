package io.cryptobot.optimize;

import io.cryptobot.backtest.JsonTree;
import io.cryptobot.backtest.RunFigures;
import io.cryptobot.config.SettingsVariants.Change;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A study as JSON, one object. Names in snake case; percentages in percent, times ISO 8601 with
 * {@code Z}, an undefined figure {@code null}.
 */
public final class SweepJson {
  private SweepJson() {}

  /** Writes a study as indented UTF-8 lines and leaves the writer open. */
  public static void write(SweepStudy study, Collection<Path> files, Writer out)
      throws IOException {
    SweepVerdict verdict = study.verdict();
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("objective", verdict.ranking().objective().word());
    tree.put("minimum_trades", verdict.ranking().minimumTrades());
    tree.put("source", study.info().origin().label());
    tree.put("config_hash", study.info().configHash());
    tree.put("sets", study.results().size());
    tree.put("chosen_set", verdict.chosen());
    tree.put("chosen_changes", changes(study.chosenChanges()));
    tree.put("in_sample", figures(verdict.inSample()));
    tree.put("out_of_sample", figures(verdict.outOfSample()));
    tree.put("out_of_sample_as_configured", figures(verdict.defaults()));
    tree.put("warnings", verdict.warnings());
    tree.put("folds", verdict.choices().stream().map(SweepJson::fold).toList());
    tree.put("results", study.results().stream().map(one -> result(study, one)).toList());
    tree.put("files", files.stream().map(Path::toString).toList());
    JsonTree.write(tree, out);
  }

  private static Map<String, Object> fold(Choice choice) {
    Map<String, Object> fold = new LinkedHashMap<>();
    fold.put("train_from", choice.fold().train().from());
    fold.put("test_from", choice.fold().test().from());
    fold.put("test_to", choice.fold().test().to());
    fold.put("set", choice.set());
    fold.put("in_sample", figures(choice.train()));
    fold.put("out_of_sample", figures(choice.test()));
    return fold;
  }

  private static Map<String, Object> result(SweepStudy study, SetResult result) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("set", result.number());
    tree.put("changes", changes(study.sets().changes(result.number())));
    tree.put("in_sample", figures(result.inSample()));
    tree.put("out_of_sample", figures(result.outOfSample()));
    return tree;
  }

  private static Map<String, Object> changes(List<Change> changes) {
    Map<String, Object> tree = new LinkedHashMap<>();
    for (Change change : changes) {
      Object value =
          change.value().isNumber()
              ? change.value().decimalValue()
              : SweepFiles.text(change.value());
      tree.put(change.name(), value);
    }
    return tree;
  }

  private static Map<String, Object> figures(RunFigures run) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("total_return_pct", run.totalReturnPct());
    tree.put("return_a_year_pct", run.cagrPct());
    tree.put("max_drawdown_pct", run.maxDrawdownPct());
    tree.put("calmar", run.calmar());
    tree.put("sharpe", run.sharpe());
    tree.put("profit_factor", run.profitFactor());
    tree.put("win_rate_pct", run.winRatePct());
    tree.put("trades", run.closed());
    tree.put("fees", run.fees());
    tree.put("stopped_by_loss_limit", run.stopped());
    return tree;
  }
}
