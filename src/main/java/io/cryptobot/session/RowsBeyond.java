package io.cryptobot.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.cryptobot.engine.EngineState;
import io.cryptobot.engine.EngineState.OrderState;
import io.cryptobot.home.Home;
import io.cryptobot.journal.AuditLogFormat;
import io.cryptobot.journal.TradeLogFormat;
import io.cryptobot.market.Coin;
import io.cryptobot.orders.ClientOrderId;
import io.cryptobot.orders.TradeNote;
import io.cryptobot.portfolio.Fill;
import io.cryptobot.portfolio.Money;
import io.cryptobot.portfolio.Sleeve;
import io.cryptobot.portfolio.SleeveId;
import io.cryptobot.portfolio.SleeveState;
import io.cryptobot.risk.RiskState;
import io.cryptobot.state.BotState;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows that trade_log.csv has beyond a state that is older than the log: what was traded after
 * it. A replay, which will make the same steps again, cuts them off; elsewhere they are booked.
 */
final class RowsBeyond {
  private static final long SECONDS_PER_DAY = 86_400;
  private static final int NOTES = TradeLogFormat.COLUMNS.indexOf("notes");

  private final Home home;
  private final ObjectNode content;

  RowsBeyond(Home home, ObjectNode content) {
    this.home = home;
    this.content = content;
  }

  /** The state with what was traded after it. */
  BotState applied(BotState state) throws IOException {
    if (state.environment().equals(ReplaySession.ENVIRONMENT)) {
      new StepsUndone(home, content, state.lastStep().orElse(Instant.EPOCH)).cut();
      return state;
    }
    BotState now = state;
    for (CsvRecord row : rows()) {
      now = booked(now, row.getFields());
    }
    Instant kept = state.lastStep().orElse(Instant.EPOCH);
    for (TransferRow row : transfers(kept)) {
      now = now.with(row.booked(now.engine()));
    }
    return now;
  }

  private List<TransferRow> transfers(Instant after) throws IOException {
    Path log = home.data(AuditLogFormat.FILE);
    if (!Files.exists(log)) {
      return List.of();
    }
    String text = Files.readString(log);
    return CsvReader.builder().ofCsvRecord(text).stream()
        .flatMap(row -> TransferRow.read(row.getFields()).stream())
        .filter(row -> row.isAfter(after))
        .toList();
  }

  private List<CsvRecord> rows() throws IOException {
    Path log = home.data(HomeMemory.TRADES);
    int from = (int) HomeMemory.owedIn(content, HomeMemory.TRADES).end();
    if (!Files.exists(log) || Files.size(log) <= from) {
      return List.of();
    }
    byte[] all = Files.readAllBytes(log);
    String text = new String(all, from, all.length - from, StandardCharsets.UTF_8);
    List<CsvRecord> rows = new ArrayList<>();
    for (CsvRecord row : CsvReader.builder().ofCsvRecord(text)) {
      boolean isTrade =
          row.getFieldCount() == TradeLogFormat.COLUMNS.size()
              && !row.getField(0).equals(TradeLogFormat.COLUMNS.get(0));
      if (isTrade) {
        rows.add(row);
      }
    }
    return rows;
  }

  private static BotState booked(BotState state, List<String> row) {
    long second = Instant.parse(row.get(0)).getEpochSecond();
    Coin coin = new Coin(row.get(2));
    boolean isBuy = row.get(3).equals("BUY");
    BigDecimal price = new BigDecimal(row.get(4));
    BigDecimal quantity = new BigDecimal(row.get(5));
    BigDecimal profitOrLoss = new BigDecimal(row.get(6));
    BigDecimal fee = new BigDecimal(row.get(12));
    Fill fill = new Fill(price, quantity, Money.round(price.multiply(quantity)), fee);
    EngineState engine = state.engine();
    boolean isConservative = row.get(1).equals(SleeveId.CONSERVATIVE.label());
    SleeveState before = isConservative ? engine.conservative() : engine.aggressive();
    SleeveState after = booked(before, state.coins(), coin, isBuy, fill, second);
    RiskState risk =
        counted(engine.risk(), state.coins().indexOf(coin), second, isBuy, profitOrLoss);
    BotState now =
        state.with(
            engine
                .with(
                    isConservative ? after : engine.conservative(),
                    isConservative ? engine.aggressive() : after)
                .with(risk, engine.stopped()));
    return TradeNote.clientOrderId(row.get(NOTES))
        .flatMap(id -> ClientOrderId.numberIn(state.ledgerId(), id))
        .map(order -> ended(now, order))
        .orElse(now);
  }

  /** The order of a row has ended: it is not to be settled again, nor its number used. */
  private static BotState ended(BotState state, long order) {
    OrderState orders = state.engine().orders();
    OrderState left =
        new OrderState(
            orders.underWay().stream().filter(one -> one.number() != order).toList(),
            Math.max(orders.next(), order + 1),
            orders.rebalancing());
    return state
        .with(state.engine().with(left))
        .withIntents(state.intents().stream().filter(intent -> intent.order() != order).toList());
  }

  private static SleeveState booked(
      SleeveState before, List<Coin> coins, Coin coin, boolean isBuy, Fill fill, long second) {
    Sleeve sleeve = new Sleeve(SleeveId.CONSERVATIVE, coins, 0, BigDecimal.ZERO);
    sleeve.restore(before);
    if (isBuy) {
      sleeve.buy(coins.indexOf(coin), fill, second);
    } else {
      sleeve.sell(coins.indexOf(coin), fill);
    }
    return sleeve.state();
  }

  private static RiskState counted(
      RiskState risk, int coin, long second, boolean isBuy, BigDecimal profitOrLoss) {
    long day = Math.floorDiv(second, SECONDS_PER_DAY);
    boolean sameDay = day == risk.day();
    BigDecimal loss = isBuy || profitOrLoss.signum() > 0 ? BigDecimal.ZERO : profitOrLoss.negate();
    List<Long> seconds = new ArrayList<>(risk.lastTradeSeconds());
    if (coin >= 0) {
      seconds.set(coin, second);
    }
    return new RiskState(
        day,
        (sameDay ? risk.dailyLoss() : BigDecimal.ZERO).add(loss),
        risk.totalLoss().add(loss),
        (sameDay ? risk.tradesToday() : 0) + 1,
        seconds);
  }
}
