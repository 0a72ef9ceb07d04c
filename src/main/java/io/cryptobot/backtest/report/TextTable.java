package io.cryptobot.backtest.report;

import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import java.util.ArrayList;
import java.util.List;

/** Rows under a header: names on the left, numbers on the right of their columns. */
public final class TextTable {
  private final List<Column> columns = new ArrayList<>();
  private final List<String[]> rows = new ArrayList<>();

  /** Adds a column of text. */
  public TextTable text(String header) {
    return column(header, HorizontalAlign.LEFT);
  }

  /** Adds columns of numbers. */
  public TextTable numbers(String... headers) {
    for (String header : headers) {
      column(header, HorizontalAlign.RIGHT);
    }
    return this;
  }

  private TextTable column(String header, HorizontalAlign align) {
    columns.add(new Column().header(header).headerAlign(align).dataAlign(align));
    return this;
  }

  /** Adds a row, a cell a column. */
  public TextTable row(String... cells) {
    rows.add(cells);
    return this;
  }

  Column[] columns() {
    return columns.toArray(Column[]::new);
  }

  String[][] rows() {
    return rows.toArray(String[][]::new);
  }
}
