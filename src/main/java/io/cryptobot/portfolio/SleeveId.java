package io.cryptobot.portfolio;

/** The two parts of the portfolio, each traded by the strategy of its name. */
public enum SleeveId {
  CONSERVATIVE("conservative"),
  AGGRESSIVE("aggressive");

  private final String label;

  SleeveId(String label) {
    this.label = label;
  }

  /** As written in logs. */
  public String label() {
    return label;
  }

  public SleeveId other() {
    return this == CONSERVATIVE ? AGGRESSIVE : CONSERVATIVE;
  }
}
