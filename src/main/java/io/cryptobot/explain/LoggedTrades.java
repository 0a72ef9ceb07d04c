package io.cryptobot.explain;

import io.cryptobot.engine.Side;
import io.cryptobot.engine.Trade;
import io.cryptobot.home.Home;
import io.cryptobot.journal.LogParts;
import io.cryptobot.journal.TradeLogFormat;
import io.cryptobot.journal.TradeLogReader;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All trades of the log with their rows, in order. */
final class LoggedTrades {
  private final List<LoggedTrade> all;

  private LoggedTrades(List<LoggedTrade> all) {
    this.all = all;
  }

  /**
   * A trade.
   *
   * @param place in the log, from 0
   * @param row its cells
   */
  record LoggedTrade(int place, Trade trade, List<String> row) {
    /** The cells by their columns. */
    Map<String, String> cells() {
      Map<String, String> cells = new LinkedHashMap<>();
      for (int i = 0; i < row.size(); i++) {
        cells.put(TradeLogFormat.COLUMNS.get(i), row.get(i));
      }
      return cells;
    }

    String cell(String column) {
      return TradeLogReader.cell(row, column);
    }
  }

  /**
   * Reads the log with its rolled parts.
   *
   * @throws IOException if a file cannot be read
   */
  static LoggedTrades read(Home home) throws IOException {
    List<LoggedTrade> all = new ArrayList<>();
    TradeLogReader reader = new TradeLogReader();
    LogParts.read(
        home.data(),
        TradeLogReader.FILE,
        TradeLogFormat.COLUMNS,
        row -> all.add(new LoggedTrade(all.size(), reader.trade(row), List.copyOf(row))));
    return new LoggedTrades(all);
  }

  List<LoggedTrade> at(Instant time) {
    return all.stream().filter(one -> one.trade().time().equals(time)).toList();
  }

  Optional<LoggedTrade> last() {
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  /** The coin's trade of the other side that this one ends, or that ends this one. */
  Optional<LoggedTrade> partner(LoggedTrade of) {
    boolean isBuy = of.trade().side() == Side.BUY;
    int step = isBuy ? 1 : -1;
    for (int i = of.place() + step; i >= 0 && i < all.size(); i += step) {
      LoggedTrade other = all.get(i);
      if (other.trade().coin().equals(of.trade().coin())) {
        if (other.trade().side() != of.trade().side()) {
          return Optional.of(other);
        }
        if (isBuy) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  /** The coin's trade before this one. */
  Optional<LoggedTrade> before(LoggedTrade of) {
    for (int i = of.place() - 1; i >= 0; i--) {
      if (all.get(i).trade().coin().equals(of.trade().coin())) {
        return Optional.of(all.get(i));
      }
    }
    return Optional.empty();
  }

  /** The trade whose time is nearest. */
  Optional<LoggedTrade> nearest(Instant time) {
    return all.stream().min((a, b) -> Long.compare(distance(a, time), distance(b, time)));
  }

  private static long distance(LoggedTrade one, Instant time) {
    return Math.abs(one.trade().second() - time.getEpochSecond());
  }
}
