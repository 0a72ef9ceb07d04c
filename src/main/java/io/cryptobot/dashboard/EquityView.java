package io.cryptobot.dashboard;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptobot.dashboard.SnapshotHistory.Rows;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.BitSet;

/**
 * The equity curve as columns of numbers. A long one is thinned out so that no peak, no trough and
 * no worst drawdown is lost: of each stretch of time its first, last, highest, lowest and deepest
 * row stay.
 */
final class EquityView {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int STRETCHES = 400;
  private static final int CENTS = 2;
  private static final int PERCENT = 100;

  private final Rows rows;
  private final double[] drawdown;

  EquityView(Rows rows) {
    this.rows = rows;
    this.drawdown = drawdowns(rows);
  }

  /** How far each row lies below the highest one before it, in percent; 0 or less. */
  private static double[] drawdowns(Rows rows) {
    double[] drawdowns = new double[rows.size()];
    double peak = 0;
    for (int row = 0; row < drawdowns.length; row++) {
      peak = Math.max(peak, rows.total(row));
      drawdowns[row] = peak > 0 ? (rows.total(row) / peak - 1) * PERCENT : 0;
    }
    return drawdowns;
  }

  /**
   * The columns of the last days.
   *
   * @param days counted back from the last row; 0 for all
   */
  ObjectNode json(int days) {
    ObjectNode json = JSON.createObjectNode();
    ArrayNode time = json.putArray("time");
    ArrayNode total = json.putArray("total");
    ArrayNode conservative = json.putArray("conservative");
    ArrayNode aggressive = json.putArray("aggressive");
    ArrayNode below = json.putArray("drawdown_pct");
    int first = firstOf(days);
    BitSet kept = kept(first);
    for (int row = kept.nextSetBit(0); row >= 0; row = kept.nextSetBit(row + 1)) {
      time.add(rows.seconds()[row]);
      total.add(cents(rows.total(row)));
      conservative.add(cents(rows.conservative()[row]));
      aggressive.add(cents(rows.aggressive()[row]));
      below.add(cents(drawdown[row]));
    }
    json.put("rows", rows.size() - first);
    return json;
  }

  private static BigDecimal cents(double value) {
    return BigDecimal.valueOf(value).setScale(CENTS, RoundingMode.HALF_UP);
  }

  private int firstOf(int days) {
    if (days == 0 || rows.size() == 0) {
      return 0;
    }
    long from = rows.seconds()[rows.size() - 1] - Duration.ofDays(days).toSeconds();
    int first = 0;
    while (rows.seconds()[first] < from) {
      first++;
    }
    return first;
  }

  /** Which rows stay. */
  private BitSet kept(int first) {
    BitSet kept = new BitSet();
    int last = rows.size() - 1;
    if (last < first) {
      return kept;
    }
    long length = Math.max(1, (rows.seconds()[last] - rows.seconds()[first]) / STRETCHES);
    int from = first;
    while (from <= last) {
      long end = rows.seconds()[from] + length;
      int to = from;
      while (to < last && rows.seconds()[to + 1] < end) {
        to++;
      }
      keep(kept, from, to);
      from = to + 1;
    }
    return kept;
  }

  private void keep(BitSet kept, int from, int to) {
    int highest = from;
    int lowest = from;
    int deepest = from;
    for (int row = from; row <= to; row++) {
      highest = rows.total(row) > rows.total(highest) ? row : highest;
      lowest = rows.total(row) < rows.total(lowest) ? row : lowest;
      deepest = drawdown[row] < drawdown[deepest] ? row : deepest;
    }
    kept.set(from);
    kept.set(to);
    kept.set(highest);
    kept.set(lowest);
    kept.set(deepest);
  }
}
