package io.cryptobot.optimize;

import io.cryptobot.backtest.RoundTrip;
import io.cryptobot.backtest.RoundTrips;
import io.cryptobot.engine.Side;
import io.cryptobot.engine.Trade;
import io.cryptobot.home.Home;
import io.cryptobot.home.RunTimeline;
import io.cryptobot.journal.LogParts;
import io.cryptobot.journal.TradeLogFormat;
import io.cryptobot.journal.TradeLogReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The trades of {@code trade_log.csv}, bought and sold.
 *
 * @param trips closed ones, in the order of their sales
 * @param stillOpen how many are bought and not sold, and therefore left out
 * @param withoutBuy how many sales have no buy in the log, and are left out
 * @param rowsLeftOut how many rows cannot be read
 * @param environments whose trades these are
 */
public record LoggedTrips(
    List<LoggedTrip> trips,
    int stillOpen,
    int withoutBuy,
    int rowsLeftOut,
    List<String> environments) {

  /** Times that go back this far are another replay's; the one before no longer counts. */
  private static final long ANOTHER_REPLAY_SECONDS = 86_400;

  public LoggedTrips {
    trips = List.copyOf(trips);
    environments = List.copyOf(environments);
  }

  /**
   * A closed trade.
   *
   * @param version of the strategy's settings when it was bought
   */
  public record LoggedTrip(RoundTrip trip, String version) {}

  /**
   * Reads the log with its rolled parts.
   *
   * @param isWanted which environments count
   * @param otherwise the environment of rows from before runs were noted
   * @throws IOException if a file cannot be read
   */
  public static LoggedTrips read(Home home, Predicate<String> isWanted, String otherwise)
      throws IOException {
    RunTimeline.Rows rows = RunTimeline.read(home).rows(otherwise);
    Map<String, Ledger> ledgers = new LinkedHashMap<>();
    TradeLogReader reader = new TradeLogReader();
    int leftOut =
        LogParts.read(
            home.data(),
            TradeLogReader.FILE,
            TradeLogFormat.COLUMNS,
            row -> {
              String time = TradeLogReader.cell(row, "timestamp");
              String environment = rows.environmentOf(TradeLogReader.time(time));
              if (isWanted.test(environment)) {
                ledgers
                    .computeIfAbsent(environment, name -> new Ledger())
                    .add(reader.trade(row), TradeLogReader.cell(row, "strategy_version"));
              }
            });
    return of(ledgers, leftOut);
  }

  private static LoggedTrips of(Map<String, Ledger> ledgers, int leftOut) {
    List<LoggedTrip> trips = new ArrayList<>();
    int stillOpen = 0;
    int withoutBuy = 0;
    for (Ledger ledger : ledgers.values()) {
      RoundTrips paired = RoundTrips.ofLog(ledger.trades);
      paired.closed().forEach(trip -> trips.add(new LoggedTrip(trip, ledger.version(trip))));
      stillOpen += paired.stillOpen().size();
      withoutBuy += paired.withoutBuy().size();
    }
    trips.sort(Comparator.comparing(one -> one.trip().closed()));
    return new LoggedTrips(trips, stillOpen, withoutBuy, leftOut, List.copyOf(ledgers.keySet()));
  }

  /** The trades of one environment. */
  private static final class Ledger {
    private final List<Trade> trades = new ArrayList<>();
    private final Map<String, String> versions = new HashMap<>();

    void add(Trade trade, String version) {
      boolean goesBack =
          !trades.isEmpty()
              && trade.second() < trades.get(trades.size() - 1).second() - ANOTHER_REPLAY_SECONDS;
      if (goesBack) {
        trades.clear();
      }
      trades.add(trade);
      if (trade.side() == Side.BUY) {
        versions.put(trade.coin() + " " + trade.second(), version);
      }
    }

    String version(RoundTrip trip) {
      return versions.getOrDefault(trip.coin() + " " + trip.opened().getEpochSecond(), "unknown");
    }
  }
}
