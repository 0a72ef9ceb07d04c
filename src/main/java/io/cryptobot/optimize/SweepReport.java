package io.cryptobot.optimize;

import com.fasterxml.jackson.databind.JsonNode;
import io.cryptobot.backtest.RunFigures;
import io.cryptobot.backtest.Texts;
import io.cryptobot.backtest.report.Page;
import io.cryptobot.backtest.report.TextTable;
import io.cryptobot.config.SettingsVariants.Change;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A study as a page for a person: the best sets, what they are worth out-of-sample, what to do. */
public final class SweepReport {
  private static final int SHOWN = 10;

  private final SweepStudy study;
  private final Objective objective;
  private final Page page;

  private SweepReport(SweepStudy study, Appendable out) {
    this.study = study;
    this.objective = study.verdict().ranking().objective();
    this.page = new Page(out);
  }

  /**
   * Writes the page.
   *
   * @param files that were written beside it
   */
  public static void write(SweepStudy study, List<Path> files, Appendable out) throws IOException {
    SweepReport report = new SweepReport(study, out);
    report.opening();
    report.sets();
    if (study.folds().size() > 1) {
      report.folds();
    }
    report.verdict();
    report.changes(files);
    report.page.heading("Files");
    for (Path file : files) {
      report.page.line(file.toString());
    }
  }

  private void opening() throws IOException {
    if (study.info().origin().isMadeUp()) {
      page.line("SAMPLE DATA: THE PRICES ARE MADE UP; what is best on them is best on nothing.");
    }
    Fold first = study.folds().get(0);
    Fold last = study.folds().get(study.folds().size() - 1);
    page.paragraph(
        Texts.count(study.results().size())
            + " sets of parameters, "
            + Texts.day(first.train().from())
            + " to "
            + Texts.day(last.test().to())
            + ": chosen on "
            + study.folds().size()
            + (study.folds().size() == 1 ? " window of " : " windows of ")
            + days(first.train().from(), first.train().to())
            + " days (in-sample), scored on the "
            + days(first.test().from(), first.test().to())
            + " days behind (out-of-sample). Ranked by "
            + objective.label()
            + ", of sets with at least "
            + study.verdict().ranking().minimumTrades()
            + " closed trades in-sample."
            + (study.folds().size() == 1
                ? ""
                : " Figures of several windows are those of one after the other, also where windows"
                    + " for choosing overlap."));
  }

  private static long days(Instant from, Instant to) {
    return Duration.between(from, to).toDays();
  }

  private void sets() throws IOException {
    page.heading("Best sets in-sample, and the configuration as it is");
    TextTable table =
        new TextTable()
            .text("set")
            .numbers(
                "in: " + objective.label(),
                "return",
                "fall",
                "trades",
                "out: " + objective.label(),
                "return",
                "fall",
                "trades");
    List<SetResult> shown =
        new ArrayList<>(study.results().subList(0, Math.min(SHOWN, study.results().size())));
    study.results().stream()
        .filter(one -> one.number() == 0 && !shown.contains(one))
        .forEach(shown::add);
    for (SetResult result : shown) {
      table.row(row(result));
    }
    page.table(table);
  }

  private String[] row(SetResult result) {
    List<String> cells = new ArrayList<>();
    cells.add(result.number() == 0 ? "as configured" : String.valueOf(result.number()));
    for (RunFigures run : List.of(result.inSample(), result.outOfSample())) {
      cells.addAll(figures(run));
    }
    return cells.toArray(String[]::new);
  }

  private List<String> figures(RunFigures run) {
    return List.of(
        objective.of(run).isDefined() ? Texts.number(objective.of(run)) : "n/a",
        Texts.signedPercent(run.totalReturnPct()),
        Texts.percent(run.maxDrawdownPct()),
        Texts.count(run.closed()));
  }

  private void folds() throws IOException {
    page.heading("Walk-forward");
    TextTable table =
        new TextTable()
            .text("chosen on")
            .numbers(
                "set",
                "in: " + objective.label(),
                "return",
                "fall",
                "trades",
                "out: " + objective.label(),
                "return",
                "fall",
                "trades");
    for (Choice choice : study.verdict().choices()) {
      List<String> cells = new ArrayList<>();
      cells.add(
          Texts.day(choice.fold().train().from()) + " to " + Texts.day(choice.fold().train().to()));
      cells.add(String.valueOf(choice.set()));
      cells.addAll(figures(choice.train()));
      cells.addAll(figures(choice.test()));
      table.row(cells.toArray(String[]::new));
    }
    page.table(table);
  }

  private void verdict() throws IOException {
    SweepVerdict verdict = study.verdict();
    page.heading("What is left out-of-sample");
    TextTable table =
        new TextTable()
            .text("")
            .numbers(objective.label(), "return", "fall", "trades")
            .row(row("chosen, in-sample", verdict.inSample()))
            .row(row("chosen, out-of-sample", verdict.outOfSample()))
            .row(row("as configured, out-of-sample", verdict.defaults()));
    page.table(table);
    for (String warning : verdict.warnings()) {
      page.item("WARNING: " + warning);
    }
    if (verdict.warnings().isEmpty()) {
      page.paragraph(
          "No warning: out-of-sample the chosen parameters kept at least half of their in-sample"
              + " result and did no worse than the configuration as it is. That is no promise.");
    }
  }

  private String[] row(String name, RunFigures run) {
    List<String> cells = new ArrayList<>(List.of(name));
    cells.addAll(figures(run));
    return cells.toArray(String[]::new);
  }

  private void changes(List<Path> files) throws IOException {
    List<Change> changes = study.chosenChanges();
    page.heading("Chosen parameters, set " + study.verdict().chosen());
    if (changes.isEmpty()) {
      page.line("The configuration as it is.");
      return;
    }
    page.table(differences(study.settings()::value, changes));
    page.paragraph(
        "Nothing of this is in force. To copy it into config: java -jar cryptobot.jar --optimize"
            + " --apply "
            + files.get(0)
            + " - and try it in paper trading first.");
  }

  /** What a file's values are now. */
  public interface Now {
    JsonNode value(String file, String key);
  }

  /** A table of what changes: setting, now, then. */
  public static TextTable differences(Now now, List<Change> changes) {
    TextTable table = new TextTable().text("setting").numbers("now", "then");
    for (Change change : changes) {
      table.row(
          change.name(),
          SweepFiles.text(now.value(change.file(), change.key())),
          SweepFiles.text(change.value()));
    }
    return table;
  }
}
