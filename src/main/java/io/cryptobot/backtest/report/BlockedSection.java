package io.cryptobot.backtest.report;

import io.cryptobot.backtest.BacktestStudy;
import io.cryptobot.backtest.Texts;
import io.cryptobot.risk.BlockReason;
import java.io.IOException;
import java.util.Map;

/** Buy signals that were not followed, and why. */
final class BlockedSection implements Section {

  @Override
  public void write(BacktestStudy study, Page page) throws IOException {
    Map<BlockReason, Integer> blocked = study.run().result().blockedEntries();
    page.heading("Buys that were not made");
    if (blocked.isEmpty()) {
      page.paragraph("None: every buy signal was followed.");
      return;
    }
    TextTable table = new TextTable().text("Why").numbers("times");
    for (BlockReason reason : BlockReason.values()) {
      int times = blocked.getOrDefault(reason, 0);
      if (times > 0) {
        table.row(reason.inWords(), Texts.count(times));
      }
    }
    page.table(table);
  }
}
