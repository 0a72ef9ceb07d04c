package io.cryptobot.backtest.report;

import io.cryptobot.backtest.BacktestStudy;
import io.cryptobot.backtest.LookaheadCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A study as plain text for a person: ASCII, no line over 100 columns but for a longer path. What
 * must not be overlooked comes first: prices that are made up, then a stop by the loss limits.
 */
public final class BacktestReport {
  private static final List<Section> SECTIONS =
      List.of(
          new OpeningSection(),
          new ResultSection(),
          new TradingSection(),
          new TablesSection(),
          new VariationsSection(),
          new TransfersSection(),
          new BlockedSection(),
          new CandlesSection(),
          new FeesSection(),
          new VerdictSection());

  private BacktestReport() {}

  /**
   * Writes the report.
   *
   * @param files that were written beside it
   * @param lookahead the check for signals that know the future, if it was asked for
   * @param out takes lines that end with a line feed; stays open
   */
  public static void write(
      BacktestStudy study,
      Collection<Path> files,
      Optional<LookaheadCheck> lookahead,
      Appendable out)
      throws IOException {
    Page page = new Page(out);
    for (Section section : SECTIONS) {
      section.write(study, page);
    }
    if (lookahead.isPresent()) {
      writeLookahead(lookahead.get(), page);
    }
    writeFiles(files, page);
  }

  private static void writeLookahead(LookaheadCheck check, Page page) throws IOException {
    page.heading("Look-ahead");
    boolean isClean = check.findings().isEmpty();
    page.paragraph(
        "Run again over "
            + check.histories()
            + " histories that end earlier; "
            + String.format(Locale.ROOT, "%,d", check.compared())
            + " signals and trades compared. "
            + (isClean
                ? "None changed: no signal knew a later candle."
                : "THESE CHANGED WHEN LATER CANDLES WERE TAKEN AWAY:"));
    for (LookaheadCheck.Finding finding : check.findings()) {
      page.item("cut at " + finding.cut() + ": " + finding.what());
    }
  }

  private static void writeFiles(Collection<Path> files, Page page) throws IOException {
    if (files.isEmpty()) {
      return;
    }
    page.heading("Files");
    for (Path file : files) {
      page.item(file.toString());
    }
  }
}
