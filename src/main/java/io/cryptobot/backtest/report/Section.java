package io.cryptobot.backtest.report;

import io.cryptobot.backtest.BacktestStudy;
import java.io.IOException;

/** A part of the report. */
@FunctionalInterface
interface Section {
  void write(BacktestStudy study, Page page) throws IOException;
}
