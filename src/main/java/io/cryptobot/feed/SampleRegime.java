package io.cryptobot.feed;

/**
 * A stretch of the made-up market. A season is all of them in this order; seasons repeat.
 *
 * <p>Drift and volatility are Bitcoin's; other coins move by a multiple of them. The stunned
 * stretch after the crash is what it takes for the averages to cross while the RSI still remembers
 * the crash: Bitcoin hardly moves, and a few buys at any price leave tall wicks.
 */
enum SampleRegime {
  //        days  drift a day  volatility a day  volume
  CALM(7, 0.000, 0.014, 0.7),
  UPTREND(8, 0.013, 0.022, 1.1),
  CHOPPY(5, -0.002, 0.034, 1.2),
  DOWNTREND(7, -0.012, 0.026, 1.0),
  CRASH(1, -0.150, 0.050, 4.5),
  STUNNED(6, 0.000030, 0.016, 0.5),
  RECOVERY(6, 0.020, 0.036, 1.6),
  SIDEWAYS(5, -0.001, 0.022, 0.9);

  private final int days;
  private final double driftPerDay;
  private final double volatilityPerDay;
  private final double volume;

  SampleRegime(int days, double driftPerDay, double volatilityPerDay, double volume) {
    this.days = days;
    this.driftPerDay = driftPerDay;
    this.volatilityPerDay = volatilityPerDay;
    this.volume = volume;
  }

  int days() {
    return days;
  }

  double driftPerDay() {
    return driftPerDay;
  }

  double volatilityPerDay() {
    return volatilityPerDay;
  }

  /** How much is traded, 1 on an ordinary day. */
  double volume() {
    return volume;
  }

  static int seasonDays() {
    int total = 0;
    for (SampleRegime regime : values()) {
      total += regime.days;
    }
    return total;
  }
}
