package io.cryptobot.optimize;

import io.cryptobot.backtest.RoundTrip;
import io.cryptobot.backtest.TradeGroup;
import io.cryptobot.optimize.LoggedTrips.LoggedTrip;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the trade log says: closed trades after fees, grouped in several ways.
 *
 * @param trades what was read
 * @param overall all of them
 * @param tables the ways of grouping
 * @param market whether the market conditions are known
 */
public record TradeAnalysis(
    LoggedTrips trades, Counted overall, List<Table> tables, Optional<MarketConditions> market) {

  /** Groups with fewer trades say nothing. */
  public static final int FEWEST = 20;

  public TradeAnalysis {
    tables = List.copyOf(tables);
  }

  /** A group with what its win rate may be in truth. */
  public record Counted(TradeGroup group, Interval winRate) {
    static Counted of(String name, List<RoundTrip> trips) {
      TradeGroup group = TradeGroup.of(name, trips);
      return new Counted(group, Interval.ofWins(group.wins(), group.trades()));
    }

    public boolean isTooFew() {
      return group.trades() < FEWEST;
    }
  }

  /**
   * Groups that make up all trades.
   *
   * @param name what they are told apart by: {@code trigger}
   * @param groups in the order of their names
   */
  public record Table(String name, List<Counted> groups) {
    public Table {
      groups = List.copyOf(groups);
    }
  }

  /**
   * Groups trades.
   *
   * @param trades at least one is closed
   * @param market empty if Bitcoin's candles are not there
   */
  public static TradeAnalysis of(LoggedTrips trades, Optional<MarketConditions> market) {
    List<Table> tables = new ArrayList<>();
    tables.add(table(trades, "trigger", one -> one.trip().entryReason()));
    tables.add(table(trades, "coin", one -> one.trip().coin().product()));
    tables.add(table(trades, "strategy", one -> one.trip().sleeve().label()));
    tables.add(table(trades, "hour of day, UTC", one -> hour(one.trip().opened())));
    tables.add(table(trades, "weekday, UTC", one -> weekday(one.trip().opened())));
    market.ifPresent(
        conditions ->
            tables.add(
                table(trades, "market condition", one -> conditions.at(one.trip().opened()))));
    tables.add(table(trades, "strategy_version", LoggedTrip::version));
    tables.add(table(trades, "exit", one -> one.trip().exitReason()));
    List<RoundTrip> all = trades.trips().stream().map(LoggedTrip::trip).toList();
    return new TradeAnalysis(trades, Counted.of("all", all), tables, market);
  }

  private static Table table(LoggedTrips trades, String name, Function<LoggedTrip, String> key) {
    Map<String, List<RoundTrip>> groups =
        trades.trips().stream()
            .collect(
                Collectors.groupingBy(
                    key, TreeMap::new, Collectors.mapping(LoggedTrip::trip, Collectors.toList())));
    return new Table(
        name,
        groups.entrySet().stream()
            .map(group -> Counted.of(group.getKey(), group.getValue()))
            .toList());
  }

  private static String hour(Instant time) {
    return String.format(Locale.ROOT, "%02d", time.atOffset(ZoneOffset.UTC).getHour());
  }

  /** With its number, so that Monday comes first. */
  private static String weekday(Instant time) {
    DayOfWeek day = time.atOffset(ZoneOffset.UTC).getDayOfWeek();
    return day.getValue() + " " + day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  /** The groups of which the log says something, that their win rate is not that of the others. */
  public List<String> findings() {
    List<String> findings = new ArrayList<>();
    for (Table table : tables) {
      for (Counted counted : table.groups()) {
        finding(table.name(), counted).ifPresent(findings::add);
      }
    }
    return findings;
  }

  private Optional<String> finding(String table, Counted counted) {
    TradeGroup group = counted.group();
    int others = overall.group().trades() - group.trades();
    if (counted.isTooFew() || others < FEWEST) {
      return Optional.empty();
    }
    Interval rest = Interval.ofWins(overall.group().wins() - group.wins(), others);
    if (counted.winRate().high() < rest.low()) {
      return Optional.of(told(table, counted, rest, "wins less often than the others"));
    }
    return counted.winRate().low() > rest.high()
        ? Optional.of(told(table, counted, rest, "wins more often than the others"))
        : Optional.empty();
  }

  private static String told(String table, Counted counted, Interval rest, String what) {
    return table
        + " "
        + counted.group().name()
        + " "
        + what
        + ": "
        + AnalysisReport.rate(counted)
        + " of "
        + counted.group().trades()
        + " trades against "
        + AnalysisReport.range(rest)
        + "; result "
        + AnalysisReport.money(counted.group());
  }

  /** The groups of which the log says nothing yet, by table, with their numbers of trades. */
  public Map<String, List<String>> tooFew() {
    Map<String, List<String>> few = new LinkedHashMap<>();
    for (Table table : tables) {
      List<String> names =
          table.groups().stream()
              .filter(Counted::isTooFew)
              .map(one -> one.group().name() + " (" + one.group().trades() + ")")
              .toList();
      if (!names.isEmpty()) {
        few.put(table.name(), names);
      }
    }
    return few;
  }
}
