package io.cryptobot.cli;

import io.cryptobot.config.BotConfig;
import io.cryptobot.feed.CandleDataException;
import io.cryptobot.feed.CsvCandles;
import io.cryptobot.home.Home;
import io.cryptobot.journal.OutputFiles;
import io.cryptobot.journal.TradeLogReader;
import io.cryptobot.market.CandleSeries;
import io.cryptobot.market.Coin;
import io.cryptobot.market.Timeframe;
import io.cryptobot.optimize.AnalysisReport;
import io.cryptobot.optimize.LoggedTrips;
import io.cryptobot.optimize.MarketConditions;
import io.cryptobot.optimize.SweepRefusedException;
import io.cryptobot.optimize.TradeAnalysis;
import io.cryptobot.session.OpenHome;
import io.cryptobot.session.ReplaySession;
import io.cryptobot.session.StartRefusedException;
import io.cryptobot.state.BotState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@code --optimize} alone: what the trade log says. */
final class AnalysisRun {
  private static final Coin BITCOIN = new Coin("BTC-USD");

  private final Console console;
  private final Home home;
  private final @Nullable String environment;
  private final @Nullable Path csv;

  /**
   * @param environment whose trades count; null for those of the current portfolio
   * @param csv a folder with Bitcoin's candles; null for those that were downloaded
   */
  AnalysisRun(Console console, Home home, @Nullable String environment, @Nullable Path csv) {
    this.console = console;
    this.home = home;
    this.environment = environment;
    this.csv = csv;
  }

  /** Analyses the log and returns the exit code. */
  int run(boolean json) throws IOException {
    Optional<String> current = current();
    Optional<String> wanted = environment == null ? current : Optional.of(environment);
    Predicate<String> isWanted =
        wanted
            .<Predicate<String>>map(one -> one::equals)
            .orElse(one -> !one.equals(ReplaySession.ENVIRONMENT));
    LoggedTrips trades = LoggedTrips.read(home, isWanted, current.orElse(PaperCommand.ENVIRONMENT));
    if (trades.trips().isEmpty()) {
      throw new SweepRefusedException(nothing(trades, wanted));
    }
    TradeAnalysis analysis = TradeAnalysis.of(trades, market(trades));
    Path report = home.data(AnalysisReport.FILE);
    new OutputFiles(HomeParts.files(console))
        .write(report, AnalysisReport.markdown(analysis).getBytes(StandardCharsets.UTF_8));
    if (json) {
      AnalysisReport.json(analysis, List.of(report), console.out());
    } else {
      AnalysisReport.opening(analysis).forEach(console.out()::println);
      console.out().println();
      AnalysisReport.recommendation(analysis).forEach(line -> console.out().println("- " + line));
      console.out().println();
      console.out().println("All tables: " + report);
    }
    console.out().flush();
    return ExitCode.DONE;
  }

  private Optional<String> current() {
    try {
      return OpenHome.look(
              home, HomeParts.files(console), StateKey.cipher(new Keys(home, console), false))
          .map(BotState::environment);
    } catch (StartRefusedException e) {
      console
          .err()
          .println(
              "The portfolio cannot be read, so trades of all environments but replays count: "
                  + e.getMessage());
      return Optional.empty();
    }
  }

  private String nothing(LoggedTrips trades, Optional<String> wanted) {
    Path log = home.data(TradeLogReader.FILE);
    String what =
        Files.exists(log)
            ? log
                + " has no closed trade"
                + wanted.map(one -> " of the environment " + one).orElse("")
                + ": "
                + trades.stillOpen()
                + " still open, "
                + trades.withoutBuy()
                + " sold without a buy, "
                + trades.rowsLeftOut()
                + " rows cannot be read"
            : "There is no " + log;
    return what
        + ". There is nothing to analyse yet: trade on paper first, name another environment with"
        + " --environment, or search parameters on past candles with --optimize --sweep.";
  }

  private Optional<MarketConditions> market(LoggedTrips trades) {
    Instant from =
        trades.trips().stream()
            .map(one -> one.trip().opened())
            .min(Instant::compareTo)
            .orElseThrow();
    Instant to =
        trades.trips().stream()
            .map(one -> one.trip().opened())
            .max(Instant::compareTo)
            .orElseThrow();
    return bitcoin().map(candles -> new MarketConditions(candles, from, to));
  }

  /** Bitcoin's candles as they are on disk; nothing is downloaded for an analysis. */
  private Optional<CandleSeries> bitcoin() {
    BotConfig config = Configuration.loadOrBegin(home.root(), console);
    Timeframe timeframe = Timeframe.ofCode(config.conservative().timeframe()).orElseThrow();
    if (csv != null) {
      Path folder = console.workingFolder().resolve(csv);
      return Optional.of(new CsvCandles(folder).loadAll(List.of(BITCOIN), timeframe).get(0));
    }
    for (String feed : config.connections().feeds()) {
      Path folder = home.data("candles").resolve(feed);
      if (Files.exists(folder.resolve(BITCOIN.product() + "-" + timeframe.code() + ".csv"))) {
        try {
          return Optional.of(new CsvCandles(folder).loadAll(List.of(BITCOIN), timeframe).get(0));
        } catch (CandleDataException e) {
          console.err().println(e.getMessage());
        }
      }
    }
    return Optional.empty();
  }
}
