package io.cryptobot.backtest;

import io.cryptobot.journal.CsvText;
import io.cryptobot.journal.LogRows;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code backtest_results.csv}, as far as Day 1 of the rollout plan needs it.
 *
 * @param runAt when the backtest ran
 * @param configHash of the configuration that it ran by
 * @param from the period's first moment, as written
 * @param to the period's last moment, as written
 * @param phase whose limits it ran by
 * @param capital in US dollars
 * @param fills buys and sales
 * @param isPassed what the backtest itself judged, by the limits of its day
 */
public record BacktestRow(
    Instant runAt,
    String configHash,
    CandleOrigin origin,
    String from,
    String to,
    String phase,
    BigDecimal capital,
    boolean lossLimited,
    double returnPct,
    double drawdownPct,
    Figure profitFactor,
    int fills,
    Figure heldPct,
    boolean isPassed) {

  private static final List<String> COLUMNS =
      List.of(
          "run_at",
          "config_hash",
          "source",
          "from",
          "to",
          "phase",
          "capital",
          "ignore_loss_limits",
          "total_return_pct",
          "max_drawdown_pct",
          "profit_factor",
          "trades",
          "buy_and_hold_pct",
          "verdict");

  private static final int SOURCE = 2;
  private static final int FILLS_PER_TRADE = 2;

  /**
   * The last row of a backtest over the prices of a real market; empty if there is none.
   *
   * @throws IOException if the file, or that row, cannot be read
   */
  public static Optional<BacktestRow> last(Path dataFolder) throws IOException {
    Path file = dataFolder.resolve(BacktestFiles.RESULTS);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Last last = new Last();
    LogRows.ofNewest(file, COLUMNS).forEach(last::take);
    try {
      return last.row == null ? Optional.empty() : Optional.of(of(last.row));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IOException(
          "the last row of " + file + " cannot be understood (" + e.getMessage() + ")", e);
    }
  }

  private static final class Last {
    private String @Nullable [] row;

    void take(String[] cells) {
      if (isOfAMarket(cells[SOURCE])) {
        row = cells;
      }
    }
  }

  private static boolean isOfAMarket(String source) {
    return source.equals(CandleOrigin.NETWORK.label()) || source.equals(CandleOrigin.CSV.label());
  }

  private static BacktestRow of(String[] cells) {
    int next = 0;
    return new BacktestRow(
        Instant.parse(cells[next++]),
        cells[next++],
        cells[next++].equals(CandleOrigin.CSV.label()) ? CandleOrigin.CSV : CandleOrigin.NETWORK,
        cells[next++],
        cells[next++],
        cells[next++],
        positive(cells[next++]),
        !cells[next++].equals(CsvText.of(true)),
        number(cells[next++]),
        number(cells[next++]),
        figure(cells[next++], "no losing trade, or none at all"),
        Integer.parseInt(cells[next++]),
        figure(cells[next++], "Bitcoin is not among the coins"),
        cells[next].equals("PASS"));
  }

  private static BigDecimal positive(String cell) {
    BigDecimal amount = new BigDecimal(cell);
    if (amount.signum() <= 0) {
      throw new IllegalArgumentException("the capital is " + cell);
    }
    return amount;
  }

  private static double number(String cell) {
    return new BigDecimal(cell).doubleValue();
  }

  private static Figure figure(String cell, String missingBecause) {
    return cell.equals(CsvText.MISSING)
        ? Figure.undefined(missingBecause)
        : Figure.of(number(cell));
  }

  /**
   * What Day 1 is judged by. A closed trade is two fills; what is still open at the end makes the
   * closed ones fewer than are told here, which is why {@link #isPassed} counts too.
   *
   * @param maxTotalLoss of the phase, in US dollars
   */
  public DayOneFigures figures(BigDecimal maxTotalLoss) {
    return new DayOneFigures(
        origin,
        lossLimited,
        returnPct,
        heldPct,
        drawdownPct,
        DayOneFigures.allowedDrawdownPct(maxTotalLoss, capital),
        profitFactor,
        fills / FILLS_PER_TRADE);
  }
}
