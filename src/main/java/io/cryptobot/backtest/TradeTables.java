package io.cryptobot.backtest;

import io.cryptobot.market.Coin;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The closed trades, grouped. Groups without a trade are left out.
 *
 * @param byCoin in the portfolio's order
 * @param byStrategy conservative first
 * @param byEntry by what made the bot buy, the most frequent first
 * @param byExit by what made it sell, the most frequent first
 * @param byMonth by the UTC month of the sale, in order
 */
public record TradeTables(
    List<TradeGroup> byCoin,
    List<TradeGroup> byStrategy,
    List<TradeGroup> byEntry,
    List<TradeGroup> byExit,
    List<TradeGroup> byMonth) {

  private static final Comparator<TradeGroup> MOST_FREQUENT_FIRST =
      Comparator.comparingInt(TradeGroup::trades).reversed();

  static TradeTables of(List<RoundTrip> trips, List<Coin> coins) {
    Comparator<TradeGroup> portfolioOrder =
        Comparator.comparingInt(group -> coins.indexOf(new Coin(group.name())));
    Comparator<TradeGroup> calmFirst =
        Comparator.comparing(TradeGroup::name, Comparator.reverseOrder());
    return new TradeTables(
        grouped(trips, trip -> trip.coin().product(), portfolioOrder),
        grouped(trips, trip -> trip.sleeve().label(), calmFirst),
        grouped(trips, RoundTrip::entryReason, MOST_FREQUENT_FIRST),
        grouped(trips, RoundTrip::exitReason, MOST_FREQUENT_FIRST),
        grouped(trips, TradeTables::month, Comparator.comparing(TradeGroup::name)));
  }

  private static List<TradeGroup> grouped(
      List<RoundTrip> trips, Function<RoundTrip, String> key, Comparator<TradeGroup> order) {
    Map<String, List<RoundTrip>> groups =
        trips.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
    return groups.entrySet().stream()
        .map(entry -> TradeGroup.of(entry.getKey(), entry.getValue()))
        .sorted(order)
        .toList();
  }

  private static String month(RoundTrip trip) {
    return YearMonth.from(trip.closed().atOffset(ZoneOffset.UTC)).toString();
  }
}
