package io.cryptobot.chart;

import java.util.List;
import java.util.Optional;

/**
 * What an equity chart shows.
 *
 * @param title what and over which period
 * @param subtitle how it ended
 * @param warning what must not be overlooked, such as prices that are made up
 * @param total what the account was worth, in US dollars
 * @param beside what it is compared with, in US dollars
 * @param parts what it is the sum of, in US dollars; shown where this leaves the others readable
 * @param drawdown how far the account was below its highest value, in percent, zero or less
 * @param capital what it began with, in US dollars
 * @param mark a moment that both panels mark
 */
public record EquityPicture(
    String title,
    String subtitle,
    Optional<String> warning,
    Curve total,
    List<Curve> beside,
    List<Curve> parts,
    Curve drawdown,
    double capital,
    Optional<Mark> mark) {

  /**
   * A moment.
   *
   * @param second since the epoch
   * @param text what happened then
   */
  public record Mark(long second, String text) {}
}
