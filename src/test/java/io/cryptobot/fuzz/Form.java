package io.cryptobot.fuzz;

/** What an input is made of, so that it can be changed where it matters. */
public enum Form {
  /** One JSON document. */
  JSON,
  /** A JSON document a line. */
  JSON_LINES,
  /** Rows of cells with commas between them, the first of names. */
  CSV,
  /** Any text. */
  TEXT
}
