package io.cryptobot.chart;

/** No picture can be drawn here. The message is for a person: why, and what to do. */
public final class ChartUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ChartUnavailableException(Throwable cause) {
    super(
        "No chart was drawn: this Java runtime has no graphics or no fonts ("
            + cause
            + "). Everything else is unaffected. A full Java runtime (not a 'headless' one) draws"
            + " it.",
        cause);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
