package io.cryptobot.cli;

/** placeholder until wired */
@picocli.CommandLine.Command(name = "backtest")
final class BacktestCommand implements java.util.concurrent.Callable<Integer> {
  BacktestCommand(Console console) {}

  @Override
  public Integer call() {
    return 0;
  }
}
