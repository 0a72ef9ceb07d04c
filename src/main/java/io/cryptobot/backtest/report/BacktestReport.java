package io.cryptobot.backtest.report;

import io.cryptobot.backtest.BacktestStudy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

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
   * @param out takes lines that end with a line feed; stays open
   */
  public static void write(BacktestStudy study, Collection<Path> files, Appendable out)
      throws IOException {
    Page page = new Page(out);
    for (Section section : SECTIONS) {
      section.write(study, page);
    }
    writeFiles(files, page);
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
