package io.cryptobot.journal;

import io.cryptobot.engine.Side;
import io.cryptobot.engine.Trade;
import io.cryptobot.market.Coin;
import io.cryptobot.portfolio.Fill;
import io.cryptobot.portfolio.SleeveId;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Trades as {@link TradeLogFormat} wrote them, one row after the other. What the log does not keep
 * is told from the rows before or is as good as it can be: the price of the decision comes back out
 * of the slippage, a sale's position was opened by the coin's last buy, and no order has a number.
 */
public final class TradeLogReader {
  public static final String FILE = "trade_log.csv";

  private static final double PERCENT = 100;
  private static final long NO_ORDER = 0;

  private final Map<Coin, Long> opened = new HashMap<>();

  /**
   * The trade of the next row.
   *
   * @throws IllegalArgumentException if a cell cannot be what its column says
   */
  public Trade trade(List<String> row) {
    Coin coin = new Coin(cell(row, "coin"));
    Side side = Side.valueOf(cell(row, "action"));
    long second = time(cell(row, "timestamp")).getEpochSecond();
    if (side == Side.BUY) {
      opened.put(coin, second);
    }
    BigDecimal price = number(row, "price");
    BigDecimal quantity = number(row, "quantity");
    double slippage = number(row, "slippage_percent").doubleValue();
    return new Trade(
        second,
        sleeve(cell(row, "strategy")),
        coin,
        side,
        new Fill(price, quantity, price.multiply(quantity), number(row, "fee_usd")),
        number(row, "pnl"),
        opened.getOrDefault(coin, second),
        cell(row, "trigger_reason"),
        price.doubleValue() / (1 + slippage / PERCENT),
        number(row, "balance").doubleValue(),
        NO_ORDER);
  }

  /** A column's cell of a row. */
  public static String cell(List<String> row, String column) {
    return row.get(TradeLogFormat.COLUMNS.indexOf(column));
  }

  private static BigDecimal number(List<String> row, String column) {
    String text = cell(row, column);
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(column + " is no number: " + text, e);
    }
  }

  /**
   * A time as the logs write it.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("no time: " + text, e);
    }
  }

  private static SleeveId sleeve(String label) {
    return Arrays.stream(SleeveId.values())
        .filter(id -> id.label().equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no strategy: " + label));
  }
}
