package io.cryptobot.explain;

import io.cryptobot.home.Home;
import io.cryptobot.journal.LogParts;
import io.cryptobot.journal.SignalLogFormat;
import io.cryptobot.journal.TradeLogReader;
import io.cryptobot.market.Coin;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * When entries of a coin were forbidden, as the signal log tells: it has a row when a block begins,
 * changes or ends, in which no indicator stands.
 */
final class StandingBlocks {
  private static final int COIN = SignalLogFormat.COLUMNS.indexOf("coin");
  private static final int SIGNAL = SignalLogFormat.COLUMNS.indexOf("signal");
  private static final int VOLUME = SignalLogFormat.COLUMNS.indexOf("volume");
  private static final int BLOCKED = SignalLogFormat.COLUMNS.indexOf("blocked_reason");

  private final Map<Coin, TreeMap<Instant, String>> changes = new HashMap<>();

  private StandingBlocks() {}

  /**
   * Reads the signal log with its rolled parts.
   *
   * @throws IOException if a file cannot be read
   */
  static StandingBlocks read(Home home) throws IOException {
    StandingBlocks blocks = new StandingBlocks();
    LogParts.read(home.data(), "signal_log.csv", SignalLogFormat.COLUMNS, blocks::add);
    return blocks;
  }

  private void add(List<String> row) {
    if (row.get(SIGNAL).equals("HOLD") && row.get(VOLUME).isEmpty()) {
      changes
          .computeIfAbsent(new Coin(row.get(COIN)), coin -> new TreeMap<>())
          .put(TradeLogReader.time(row.get(0)), row.get(BLOCKED));
    }
  }

  /** The reason that stood at some moment of a span; empty if none did. */
  Optional<String> within(Coin coin, Instant from, Instant to) {
    TreeMap<Instant, String> own = changes.getOrDefault(coin, new TreeMap<>());
    Map.Entry<Instant, String> before = own.floorEntry(from);
    if (before != null && !before.getValue().isEmpty()) {
      return Optional.of(before.getValue());
    }
    return own.subMap(from, true, to, true).values().stream()
        .filter(reason -> !reason.isEmpty())
        .findFirst();
  }
}
