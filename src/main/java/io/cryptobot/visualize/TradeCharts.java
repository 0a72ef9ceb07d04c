package io.cryptobot.visualize;

import io.cryptobot.backtest.RoundTrip;
import io.cryptobot.backtest.Texts;
import io.cryptobot.chart.CoinBarsChart;
import io.cryptobot.chart.CoinBarsChart.Bar;
import io.cryptobot.chart.NoDataChart;
import io.cryptobot.chart.ResultHistogramChart;
import io.cryptobot.chart.WeekHeatMapChart;
import io.cryptobot.engine.Trade;
import io.cryptobot.market.Coin;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The pictures of the trades: their results, when they were made, and by coin. */
final class TradeCharts {
  private static final int DAYS = 7;
  private static final int HOURS = 24;
  private static final String RESULTS = "what closed trades won and lost";
  private static final String FREQUENCY = "when trades were made";
  private static final String COINS = "results by coin";

  private final TradingHistory history;
  private final List<RoundTrip> ended;
  private final Captions captions;

  TradeCharts(TradingHistory history) {
    this.history = history;
    this.ended = history.trips().ended();
    this.captions = new Captions(history);
  }

  byte[] results() {
    if (ended.isEmpty()) {
      return noTrades(RESULTS);
    }
    double[] results = ended.stream().mapToDouble(t -> t.profitOrLoss().doubleValue()).toArray();
    RoundTrip best = ended.stream().max(TradeCharts::byResult).orElseThrow();
    RoundTrip worst = ended.stream().min(TradeCharts::byResult).orElseThrow();
    return ResultHistogramChart.png(
        captions.heading(
            RESULTS,
            Captions.wonOf(ended)
                + ".  Together "
                + Texts.signedMoney(total(ended))
                + ", best "
                + Texts.signedMoney(best.profitOrLoss())
                + ", worst "
                + Texts.signedMoney(worst.profitOrLoss())),
        results);
  }

  private static int byResult(RoundTrip one, RoundTrip other) {
    return one.profitOrLoss().compareTo(other.profitOrLoss());
  }

  private static BigDecimal total(List<RoundTrip> trips) {
    return trips.stream().map(RoundTrip::profitOrLoss).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  byte[] frequency() {
    if (history.trades().isEmpty()) {
      return noTrades(FREQUENCY);
    }
    int[][] counts = new int[DAYS][HOURS];
    for (Trade trade : history.trades()) {
      OffsetDateTime time = trade.time().atOffset(ZoneOffset.UTC);
      counts[time.getDayOfWeek().getValue() - 1][time.getHour()]++;
    }
    return WeekHeatMapChart.png(
        captions.heading(
            FREQUENCY,
            "Buys and sales in each hour of the week, "
                + Texts.count(history.trades().size())
                + " in all; the darker, the more"),
        counts);
  }

  byte[] coins() {
    if (ended.isEmpty()) {
      return noTrades(COINS);
    }
    List<Bar> bars = new ArrayList<>();
    for (Coin coin : traded()) {
      List<RoundTrip> own = ended.stream().filter(trip -> trip.coin().equals(coin)).toList();
      bars.add(new Bar(coin.product(), total(own).doubleValue(), Captions.wonOf(own)));
    }
    return CoinBarsChart.png(
        captions.heading(COINS, "All coins together: " + Texts.signedMoney(total(ended))), bars);
  }

  /** The conservative coins first, each strategy's in the order of their first trade. */
  private List<Coin> traded() {
    Stream<Trade> sorted =
        history.trades().stream().sorted((a, b) -> a.sleeve().compareTo(b.sleeve()));
    return sorted.map(Trade::coin).distinct().toList();
  }

  private byte[] noTrades(String what) {
    return history.trades().isEmpty()
        ? NoDataChart.png(
            captions.heading(what, ""),
            "No trades yet",
            "Nothing was bought or sold so far. The picture fills as the bot trades.")
        : NoDataChart.png(
            captions.heading(what, ""),
            "No closed trade yet",
            "What was bought is still open; a trade counts when its coins are sold.");
  }
}
