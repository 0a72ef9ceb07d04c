package io.cryptobot.cli;

import io.cryptobot.home.Home;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code --sell COIN|all}: out of a position now, whatever else is switched off. */
@Command(
    name = "--sell",
    description = "Sell a coin, or all, now; works under kill switch, hard stop and pause too.")
final class SellCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private GlobalOptions global;

  @Parameters(paramLabel = "COIN|all", description = "Such as BTC-USD or BTC; or all.")
  private String what;

  @Option(names = "--yes", description = "Sell without asking.")
  private boolean yes;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields in
  SellCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    Home home = new Home(global.home(console));
    BotLog.openIn(home.root());
    if (!yes && !Question.yes(console, "Sell " + what + " at the market's price now?")) {
      throw new CommandFailedException(
          "Nothing was sold: it was not confirmed. Add --yes to sell without being asked.");
    }
    return new Steering(console, home).carryOut("sell", product());
  }

  private String product() {
    if (what.equalsIgnoreCase("all")) {
      return "all";
    }
    String upper = what.toUpperCase(Locale.ROOT);
    return upper.contains("-") ? upper : upper + "-USD";
  }
}
