package io.cryptobot.backtest.report;

import io.cryptobot.backtest.BacktestStudy;
import io.cryptobot.backtest.Texts;
import io.cryptobot.backtest.TradeGroup;
import io.cryptobot.backtest.TradeTables;
import java.io.IOException;
import java.util.List;

/** The closed trades, grouped. */
final class TablesSection implements Section {

  @Override
  public void write(BacktestStudy study, Page page) throws IOException {
    TradeTables tables = study.run().tables();
    if (tables.byCoin().isEmpty()) {
      return;
    }
    page.heading("Closed trades by coin, strategy, reason and month");
    write("Coin", tables.byCoin(), page);
    write("Strategy", tables.byStrategy(), page);
    write("Bought because of", tables.byEntry(), page);
    write("Sold because of", tables.byExit(), page);
    write("Month of the sale (UTC)", tables.byMonth(), page);
  }

  private static void write(String name, List<TradeGroup> groups, Page page) throws IOException {
    TextTable table = new TextTable().text(name).numbers("trades", "won", "result", "fees");
    for (TradeGroup group : groups) {
      table.row(
          group.name(),
          Texts.count(group.trades()),
          Texts.percent(group.winRatePct()),
          Texts.signedMoney(group.profitOrLoss()),
          Texts.money(group.fees()));
    }
    page.line("");
    page.table(table);
  }
}
