package io.cryptobot.cli;

import io.cryptobot.backtest.BacktestInput;
import io.cryptobot.backtest.BacktestOptions;
import io.cryptobot.backtest.BacktestPeriod;
import io.cryptobot.backtest.RunInfo;
import io.cryptobot.backtest.Texts;
import io.cryptobot.config.BotConfig;
import io.cryptobot.config.ConfigDefaults;
import io.cryptobot.config.ConfigException;
import io.cryptobot.config.SettingsVariants;
import io.cryptobot.config.SweepFile;
import io.cryptobot.config.SweepRange;
import io.cryptobot.engine.TradingPlan;
import io.cryptobot.files.FileLayer;
import io.cryptobot.files.WholeFiles;
import io.cryptobot.home.Home;
import io.cryptobot.journal.OutputFiles;
import io.cryptobot.optimize.Fold;
import io.cryptobot.optimize.ParameterSets;
import io.cryptobot.optimize.SetResult;
import io.cryptobot.optimize.Sweep;
import io.cryptobot.optimize.SweepAbout;
import io.cryptobot.optimize.SweepCandles;
import io.cryptobot.optimize.SweepFiles;
import io.cryptobot.optimize.SweepJson;
import io.cryptobot.optimize.SweepProgress;
import io.cryptobot.optimize.SweepRefusedException;
import io.cryptobot.optimize.SweepReport;
import io.cryptobot.optimize.SweepStudy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** {@code --optimize --sweep}: ranges and candles in, the best parameters and their worth out. */
final class SweepRun {
  private static final double NANOS = 1e9;
  private static final String FROM = "first day";
  private static final String TO = "last day";

  private final Console console;
  private final Home home;
  private final SimulationOptions simulation;
  private final BacktestPeriodOptions period;
  private final SweepOptions options;
  private final BooleanSupplier isStopped;

  /**
   * @param isStopped whether a person wants it to end
   */
  SweepRun(
      Console console,
      Home home,
      SimulationOptions simulation,
      BacktestPeriodOptions period,
      SweepOptions options,
      BooleanSupplier isStopped) {
    this.console = console;
    this.home = home;
    this.simulation = simulation;
    this.period = period;
    this.options = options;
    this.isStopped = isStopped;
  }

  /** What is searched, on which candles. */
  private record Search(
      BotConfig config,
      SweepPlans plans,
      BacktestOptions costs,
      ParameterSets sets,
      SweepCandles candles,
      List<Fold> folds,
      int warmUpCandles,
      RunInfo info) {}

  /** Runs it and returns the exit code. */
  int run(boolean json) throws IOException {
    BotConfig config = Configuration.loadOrBegin(home.root(), console);
    SweepPlans plans = new SweepPlans(simulation.plan(config), SettingsVariants.of(home.config()));
    ParameterSets sets = sets(ranges(), plans);
    SweepProgress progress = new SweepProgress(home.data(), FileLayer.DISK);
    Optional<SweepAbout> earlier =
        options.goesOn() ? Optional.of(earlier(progress)) : Optional.empty();
    Search search = search(config, plans, sets, earlier);
    SweepAbout about = about(search);
    List<SetResult> results = new ArrayList<>(kept(progress, about, search));
    if (!finished(search, progress, about, results)) {
      sayStopped(results.size(), sets.size());
      return ExitCode.DONE;
    }
    SweepStudy study =
        SweepStudy.of(
            search.info(),
            plans.configured(),
            search.costs(),
            plans.settings(),
            sets,
            search.folds(),
            results,
            options.ranking());
    List<Path> files =
        new SweepFiles(home.data(), new OutputFiles(HomeParts.files(console))).write(study);
    if (json) {
      SweepJson.write(study, files, console.out());
    } else {
      SweepReport.write(study, files, console.out());
    }
    console.out().flush();
    return ExitCode.DONE;
  }

  private List<SweepRange> ranges() {
    try {
      if (ConfigDefaults.writeIfMissing(home.config(), SweepFile.NAME)) {
        console
            .err()
            .println(
                "Wrote the ranges to search to " + home.config().resolve(SweepFile.NAME) + ".");
      }
      return SweepFile.read(home.config().resolve(SweepFile.NAME));
    } catch (IOException e) {
      throw new CommandFailedException(
          "The ranges to search cannot be written to " + home.config() + " (" + e + ").", e);
    } catch (ConfigException e) {
      throw new CommandFailedException(
          "The ranges to search cannot be used:\n"
              + e.getMessage()
              + "\nMend the file in "
              + home.config()
              + ", or move it away to begin with the defaults.",
          e);
    }
  }

  private ParameterSets sets(List<SweepRange> ranges, SweepPlans plans) {
    BigInteger all = ParameterSets.combinations(ranges);
    if (ranges.isEmpty()) {
      throw new SweepRefusedException(
          "sweep.json in "
              + home.config()
              + " names no setting, so there are zero sets to try. Name some, or move the file away"
              + " to begin with the defaults.");
    }
    boolean isTooMany = all.compareTo(BigInteger.valueOf(ParameterSets.MOST)) > 0;
    if (isTooMany && options.samples().isEmpty()) {
      throw new SweepRefusedException(
          String.format(
              Locale.ROOT,
              "The ranges of sweep.json make %,d sets, more than %,d. Say with --samples N how many"
                  + " of them to draw at random, or name fewer values.",
              all,
              ParameterSets.MOST));
    }
    boolean draws =
        options.samples().isPresent()
            && all.compareTo(BigInteger.valueOf(options.samples().getAsInt())) > 0;
    ParameterSets sets =
        draws
            ? ParameterSets.samples(
                ranges, options.samples().getAsInt(), options.seed(), plans::isNew)
            : ParameterSets.grid(ranges, plans::isNew);
    if (sets.size() == 1) {
      throw new SweepRefusedException(
          "No set of sweep.json is left to try: its values do not fit each other (the fast EMA must"
              + " be shorter than the slow one, rsi_buy below rsi_sell), or are those configured.");
    }
    return sets;
  }

  private SweepAbout earlier(SweepProgress progress) throws IOException {
    return progress
        .read(0)
        .map(SweepProgress.Kept::about)
        .orElseThrow(
            () ->
                new SweepRefusedException(
                    "There is nothing to continue: "
                        + home.data(SweepProgress.FILE)
                        + " is not there, or no sweep wrote it. Leave --continue out."));
  }

  private Search search(
      BotConfig config, SweepPlans plans, ParameterSets sets, Optional<SweepAbout> earlier) {
    TradingPlan plan = plans.configured();
    int warmUp =
        plans.tasks(sets).stream().mapToInt(t -> t.plan().warmUpCandles()).max().getAsInt();
    BacktestCandles source = simulation.candles(home.root(), config, console);
    BacktestCandles.Loaded loaded =
        source.series(
            plan, warmUp, end -> earlier.flatMap(this::periodOf).orElse(period.period(end)));
    BacktestInput all =
        BacktestInput.prepare(loaded.series(), loaded.period(), plan.warmUpCandles());
    List<Fold> folds = options.folds(new BacktestPeriod(all.from(), all.to()));
    RunInfo info =
        new RunInfo(console.clock().instant(), Version.current(), config.hash(), source.origin());
    return new Search(
        config,
        plans,
        simulation.options(config),
        sets,
        new SweepCandles(loaded.series()),
        folds,
        warmUp,
        info);
  }

  /** Where the command line names no period, a sweep goes on in that in which it began. */
  private Optional<BacktestPeriod> periodOf(SweepAbout earlier) {
    String from = earlier.parts().get(FROM);
    String to = earlier.parts().get(TO);
    return period.isGiven() || from == null || to == null
        ? Optional.empty()
        : Optional.of(new BacktestPeriod(Instant.parse(from), Instant.parse(to)));
  }

  private SweepAbout about(Search search) {
    Instant from = search.folds().get(0).train().from();
    Instant to = search.folds().get(search.folds().size() - 1).test().to();
    TradingPlan plan = search.plans().configured();
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put(FROM, from.toString());
    parts.put(TO, to.toString());
    parts.put(
        "candles",
        search
            .candles()
            .digest(
                from.getEpochSecond() - search.warmUpCandles() * plan.timeframe().seconds(),
                to.getEpochSecond()));
    parts.put("configuration", search.info().configHash());
    parts.put("sweep.json", search.sets().ranges().toString());
    parts.put("--samples and --seed", options.drawing());
    parts.put("--train and --test", search.folds().toString());
    parts.put("fee and slippage", search.costs().toString());
    parts.put(
        "phase, capital and limits", plan.phase() + " " + plan.capital() + " " + plan.limits());
    parts.put("version of the program", search.info().version());
    return new SweepAbout(parts);
  }

  private List<SetResult> kept(SweepProgress progress, SweepAbout about, Search search)
      throws IOException {
    if (!options.goesOn()) {
      return List.of();
    }
    SweepProgress.Kept kept = progress.read(search.folds().size()).orElseThrow();
    Optional<String> difference = about.difference(kept.about());
    if (difference.isPresent()) {
      throw new SweepRefusedException(
          "The sweep cannot go on, because its results would not fit those it has: other than when it"
              + " began is "
              + difference.get()
              + ". Bring that back, or begin anew without --continue.");
    }
    return kept.results().stream().filter(r -> r.number() < search.sets().size()).toList();
  }

  /** Runs what is left; results take what is done. */
  private boolean finished(
      Search search, SweepProgress progress, SweepAbout about, List<SetResult> results)
      throws IOException {
    WholeFiles files = HomeParts.files(console);
    progress.begin(files, about, results);
    Set<Integer> done = new HashSet<>(results.stream().map(SetResult::number).toList());
    List<Integer> left =
        IntStream.range(0, search.sets().size()).filter(n -> !done.contains(n)).boxed().toList();
    List<Sweep.Task> tasks = search.plans().tasks(search.sets(), left);
    sayBegin(search, results.size());
    try (Sweep sweep =
        new Sweep(search.candles(), search.folds(), search.costs(), options.threads())) {
      long begin = System.nanoTime();
      sweep.prepareColumns(tasks);
      double columnSeconds = (System.nanoTime() - begin) / NANOS;
      SweepMeter meter =
          new SweepMeter(console.err(), console.isTerminal(), results.size(), search.sets().size());
      boolean all = sweep.run(tasks, new Keeper(progress, results, meter));
      meter.end(columnSeconds);
      return all;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void sayBegin(Search search, int done) {
    String unfit =
        search.sets().unfit() == 0
            ? ""
            : "; left out are "
                + Texts.count(search.sets().unfit())
                + " that do not fit, or are as configured";
    console
        .err()
        .println(
            Texts.count(search.sets().size())
                + " sets, the configuration as it is among them"
                + unfit
                + (done == 0 ? "" : "; done already: " + Texts.count(done))
                + ". Ctrl+C stops, --continue goes on.");
  }

  private void sayStopped(int done, int all) {
    console
        .out()
        .println(
            "Stopped after "
                + Texts.count(done)
                + " of "
                + Texts.count(all)
                + " sets, which are kept in "
                + home.data(SweepProgress.FILE)
                + ". The same command with --continue goes on from there.");
    console.out().flush();
  }

  /** Keeps what is done, on disk and here. */
  private final class Keeper implements Sweep.Watcher {
    private final SweepProgress progress;
    private final List<SetResult> results;
    private final SweepMeter meter;

    Keeper(SweepProgress progress, List<SetResult> results, SweepMeter meter) {
      this.progress = progress;
      this.results = results;
      this.meter = meter;
    }

    @Override
    public void done(List<SetResult> fresh) {
      if (!fresh.isEmpty()) {
        try {
          progress.add(fresh);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      results.addAll(fresh);
      meter.add(fresh.size());
    }

    @Override
    public boolean goesOn() {
      return !isStopped.getAsBoolean();
    }
  }
}
