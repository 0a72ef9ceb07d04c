package io.cryptobot.backtest.report;

import com.github.freva.asciitable.AsciiTable;
import java.io.IOException;
import java.util.Locale;

/** Headings, paragraphs and tables, each line at most 100 columns wide. */
public final class Page {
  static final int WIDTH = 100;
  private static final String INDENT = "  ";

  private final Appendable out;

  public Page(Appendable out) {
    this.out = out;
  }

  /** A heading after an empty line. */
  public void heading(String text) throws IOException {
    line("");
    line(text.toUpperCase(Locale.ROOT));
  }

  public void line(String text) throws IOException {
    out.append(text.stripTrailing()).append('\n');
  }

  /**
   * A paragraph, broken between words. A word longer than the page, such as a path, is kept whole.
   */
  public void paragraph(String text) throws IOException {
    wrapped(text, "", "");
  }

  /** A paragraph whose first line begins with a dash and whose others are indented. */
  public void item(String text) throws IOException {
    wrapped(text, "- ", INDENT);
  }

  private void wrapped(String text, String first, String others) throws IOException {
    StringBuilder current = new StringBuilder(first);
    boolean empty = true;
    for (String word : text.split(" ", -1)) {
      if (!empty && current.length() + 1 + word.length() > WIDTH) {
        line(current.toString());
        current.setLength(0);
        current.append(others);
        empty = true;
      }
      current.append(empty ? "" : " ").append(word);
      empty = false;
    }
    line(current.toString());
  }

  /** A table with a header; numbers in all columns but the first. */
  public void table(TextTable table) throws IOException {
    String text =
        AsciiTable.builder()
            .lineSeparator("\n")
            .border(AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS_NO_OUTSIDE_BORDER)
            .data(table.columns(), table.rows())
            .asString();
    for (String line : text.split("\n", -1)) {
      line(line);
    }
  }
}
