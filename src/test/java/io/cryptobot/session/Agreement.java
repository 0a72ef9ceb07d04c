package io.cryptobot.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import io.cryptobot.files.WholeFiles;
import io.cryptobot.journal.TradeLogFormat;
import io.cryptobot.market.Coin;
import io.cryptobot.orders.TradeNote;
import io.cryptobot.portfolio.SleeveState;
import io.cryptobot.simulator.Order;
import io.cryptobot.simulator.OrderRequest;
import io.cryptobot.state.BotState;
import io.cryptobot.state.StateCipher;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds ledger, logs and exchange against each other when nothing is under way. */
final class Agreement {
  private static final BigDecimal CENT = new BigDecimal("0.01");

  private final AccountWorld world;
  private final String what;
  private final BotState state;
  private final Map<String, Order> filled = new LinkedHashMap<>();

  private Agreement(AccountWorld world, String what) {
    this.world = world;
    this.what = what;
    this.state = OpenHome.look(world.home, WholeFiles.onDisk(), StateCipher.NONE).orElseThrow();
  }

  /** Returns how many orders were filled. */
  static int check(AccountWorld world, String what) throws IOException {
    Agreement agreement = new Agreement(world, what);
    agreement.nothingIsUnderWay();
    agreement.noOrderIsThereTwice();
    agreement.everyFilledOrderHasItsRow();
    agreement.moneyAgrees();
    agreement.noPositionIsBoughtTwice();
    return agreement.filled.size();
  }

  private void nothingIsUnderWay() {
    assertEquals(List.of(), state.engine().orders().underWay(), what);
    assertEquals(List.of(), state.intents(), what);
  }

  private void noOrderIsThereTwice() {
    Set<String> ids = new HashSet<>();
    for (Order order : world.simulator.account().orders()) {
      assertTrue(ids.add(order.request().clientId()), () -> what + ": two of " + order);
      assertTrue(!order.isOpen(), () -> what + ": still open " + order);
      if (order.filledSize().signum() > 0) {
        filled.put(order.request().clientId(), order);
      }
    }
  }

  private void everyFilledOrderHasItsRow() throws IOException {
    Map<String, List<String>> rows = new LinkedHashMap<>();
    for (List<String> row : rows("trade_log.csv")) {
      String notes = row.get(TradeLogFormat.COLUMNS.indexOf("notes"));
      String id = TradeNote.clientOrderId(notes).orElse("");
      assertTrue(rows.put(id, row) == null, () -> what + ": two rows of " + row);
    }
    assertEquals(filled.keySet(), rows.keySet(), what);
    filled.forEach(
        (id, order) -> {
          List<String> row = rows.getOrDefault(id, List.of());
          assertSame(order.filledSize(), row.get(5), row);
          assertSame(order.fees(), row.get(12), row);
          assertTrue(
              near(order.filledValue(), new BigDecimal(row.get(4)).multiply(order.filledSize())),
              () -> what + ": " + order + " in " + row);
        });
  }

  private void assertSame(BigDecimal expected, String actual, List<String> row) {
    assertTrue(
        expected.subtract(new BigDecimal(actual)).abs().compareTo(new BigDecimal("1e-9")) <= 0,
        () -> what + ": " + expected + " but " + row);
  }

  private List<List<String>> rows(String log) throws IOException {
    Path file = world.home.data(log);
    if (!Files.exists(file)) {
      return List.of();
    }
    return CsvReader.builder().ofCsvRecord(Files.readString(file)).stream()
        .skip(1)
        .map(row -> row.getFields())
        .toList();
  }

  private void moneyAgrees() {
    BigDecimal cash = state.engine().conservative().cash().add(state.engine().aggressive().cash());
    BigDecimal dollars = world.simulator.account().total("USD");
    assertTrue(near(cash, dollars), () -> what + ": ledger " + cash + ", account " + dollars);
    Map<Coin, BigDecimal> coins = new HashMap<>();
    for (SleeveState sleeve : List.of(state.engine().conservative(), state.engine().aggressive())) {
      sleeve.positions().forEach((coin, one) -> coins.merge(coin, one.quantity(), BigDecimal::add));
      sleeve.dust().forEach((coin, one) -> coins.merge(coin, one.quantity(), BigDecimal::add));
    }
    for (Coin coin : world.plan.coins()) {
      BigDecimal there = world.simulator.account().total(coin.symbol());
      BigDecimal ledger = coins.getOrDefault(coin, BigDecimal.ZERO);
      assertTrue(
          there.subtract(ledger).abs().compareTo(new BigDecimal("1e-12")) < 0,
          () -> what + ": " + coin + " ledger " + ledger + ", account " + there);
    }
  }

  private static boolean near(BigDecimal one, BigDecimal other) {
    return one.subtract(other).abs().compareTo(CENT) < 0;
  }

  /** No coin is bought while so much of it is held as can be sold. */
  private void noPositionIsBoughtTwice() {
    Map<String, BigDecimal> held = new HashMap<>();
    for (Order order : filled.values()) {
      String product = order.request().productId();
      BigDecimal before = held.getOrDefault(product, BigDecimal.ZERO);
      boolean buys = order.request().side() == OrderRequest.Side.BUY;
      assertTrue(
          !buys || before.multiply(order.averagePrice()).compareTo(BigDecimal.ONE) < 0,
          () -> what + ": bought twice " + order);
      held.put(
          product, buys ? before.add(order.filledSize()) : before.subtract(order.filledSize()));
    }
  }
}
