package io.cryptobot.explain;

import io.cryptobot.engine.TradingPlan;
import io.cryptobot.explain.Difference.Cause;
import io.cryptobot.home.Home;
import io.cryptobot.home.RunTimeline;
import io.cryptobot.market.CandleSeries;
import io.cryptobot.market.Coin;
import io.cryptobot.market.Timeframe;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges recorded decisions again: the same candles, by the one engine's strategies, must give the
 * same conditions and the same signal. Also told are signals that were not judged, those that were
 * blocked, and entries at another price than a backtest's, which buys at the next candle's open.
 */
public final class Verifier {
  private static final double PERCENT = 100;

  private static final Duration A_LOOK_TAKES = Duration.ofMinutes(1);

  private final Home home;
  private final TradingPlan plan;
  private final String configHash;
  private final Duration signalMaxAge;
  private final Map<Coin, JudgedAgain> coins = new LinkedHashMap<>();
  private final List<Difference> differences = new ArrayList<>();

  /**
   * @param plan the rules as they are configured now
   * @param configHash of that configuration
   * @param signalMaxAge how long after a candle's close its signal may be judged
   * @param series candles of each coin of the plan
   */
  public Verifier(
      Home home,
      TradingPlan plan,
      String configHash,
      Duration signalMaxAge,
      List<CandleSeries> series) {
    this.home = home;
    this.plan = plan;
    this.configHash = configHash;
    this.signalMaxAge = signalMaxAge;
    for (int i = 0; i < series.size(); i++) {
      int coin = i;
      coins.put(
          plan.coins().get(i),
          new JudgedAgain(
              series.get(i), columns -> plan.strategy(coin, columns), plan.warmUpCandles()));
    }
  }

  /**
   * Judges the decisions of the last days again.
   *
   * @param days counted back from the last day of which something is recorded
   * @return empty if nothing is recorded
   * @throws IOException if a log cannot be read
   */
  public Optional<Verification> verify(int days) throws IOException {
    DecisionFiles files = new DecisionFiles(home);
    List<LocalDate> recorded = files.days();
    if (recorded.isEmpty()) {
      return Optional.empty();
    }
    LocalDate last = recorded.get(recorded.size() - 1);
    List<RecordedDecision> decisions =
        files.between(last.minusDays(days - 1L), last).stream()
            .filter(decision -> decision.candle().isPresent())
            .toList();
    if (decisions.isEmpty()) {
      return Optional.empty();
    }
    for (RecordedDecision decision : decisions) {
      JudgedAgain again = coins.get(decision.coin());
      if (again != null) {
        again.compareCandle(decision);
      }
    }
    int agreed = 0;
    for (RecordedDecision decision : decisions) {
      agreed += isAgreed(decision) ? 1 : 0;
    }
    findNotJudged(decisions);
    differences.sort(
        Comparator.comparing(Difference::candle)
            .thenComparing(difference -> plan.coins().indexOf(difference.coin())));
    return Optional.of(
        new Verification(
            decisions.get(0).time(),
            decisions.get(decisions.size() - 1).time(),
            decisions.size(),
            agreed,
            List.copyOf(differences)));
  }

  private boolean isAgreed(RecordedDecision decision) {
    JudgedAgain again = coins.get(decision.coin());
    if (again == null) {
      add(decision, Cause.CONFIGURATION_CHANGED, "the coin is not traded any more");
      return false;
    }
    Optional<Difference> difference = again.difference(decision, configHash);
    difference.ifPresent(differences::add);
    if (difference.isEmpty() && decision.signal().equals("BUY")) {
      compareEntry(decision, again);
    }
    return difference.isEmpty();
  }

  /** A backtest, whose signal is the same, would have bought at the open of the next candle. */
  private void compareEntry(RecordedDecision decision, JudgedAgain again) {
    if (decision.blocked().isPresent()) {
      add(decision, Cause.BLOCKED, "BUY, blocked: " + decision.blocked().get());
      return;
    }
    CandleSeries series = again.series();
    int next = series.indexOf(open(decision).getEpochSecond()) + 1;
    if (next < series.size() && !series.isFilled(next)) {
      double open = series.open()[next];
      if (decision.price() != open) {
        add(
            decision,
            Cause.PRICE_MOVED,
            String.format(
                Locale.ROOT,
                "BUY at $%s, a backtest at $%s (%+.3f %%)",
                decision.price(),
                open,
                (decision.price() / open - 1) * PERCENT));
      }
    }
  }

  private static Instant open(RecordedDecision decision) {
    return decision.candle().orElseThrow().openTime();
  }

  private void add(RecordedDecision decision, Cause cause, String details) {
    differences.add(new Difference(decision.coin(), open(decision), cause, details));
  }

  /** Candles between a coin's first and last decision of which none is recorded. */
  private void findNotJudged(List<RecordedDecision> decisions) throws IOException {
    RunTimeline runs = RunTimeline.read(home);
    StandingBlocks blocks = StandingBlocks.read(home);
    boolean isLive = runs.at(decisions.get(decisions.size() - 1).time()).isPresent();
    for (Map.Entry<Coin, JudgedAgain> coin : coins.entrySet()) {
      Set<Instant> judged = new HashSet<>();
      Instant first = Instant.MAX;
      Instant last = Instant.MIN;
      for (RecordedDecision decision : decisions) {
        if (decision.coin().equals(coin.getKey())) {
          Instant open = open(decision);
          judged.add(open);
          first = open.isBefore(first) ? open : first;
          last = open.isAfter(last) ? open : last;
        }
      }
      CandleSeries series = coin.getValue().series();
      for (int i = 0; i < series.size(); i++) {
        Instant open = series.openTime(i);
        boolean isBetween = open.isAfter(first) && open.isBefore(last);
        if (isBetween && !judged.contains(open) && coin.getValue().knows(i)) {
          addNotJudged(coin.getKey(), coin.getValue(), i, isLive ? runs : null, blocks);
        }
      }
    }
  }

  /**
   * Whether a bot must have looked while the signal was fresh: one that ran all the time, or one
   * that was started in it, as Task Scheduler does, late enough for the candle to be published.
   */
  private static boolean hadItsChance(RunTimeline runs, Instant close, Instant until) {
    return runs.runs().stream()
        .anyMatch(
            run ->
                run.holds(close)
                    ? run.end().isEmpty() || !run.end().get().isBefore(until)
                    : !run.start().isBefore(close.plus(Timeframe.PUBLISHED_AFTER))
                        && !run.start().isAfter(until.minus(A_LOOK_TAKES)));
  }

  private void addNotJudged(
      Coin coin, JudgedAgain again, int index, @Nullable RunTimeline runs, StandingBlocks blocks) {
    String signal = again.signal(index);
    if (signal.equals("HOLD")) {
      return;
    }
    CandleSeries series = again.series();
    Instant close = series.openTime(index + 1);
    Instant until = close.plus(signalMaxAge);
    Optional<String> block = blocks.within(coin, close, until);
    Cause cause;
    String why;
    if (index + 1 < series.size() && series.isFilled(index + 1)) {
      cause = Cause.NOT_JUDGED;
      why = "the market was not there";
    } else if (runs != null && !hadItsChance(runs, close, until)) {
      cause = Cause.NOT_JUDGED;
      why = "no bot was running, or not long enough";
    } else if (block.isPresent()) {
      cause = Cause.BLOCKED;
      why = "blocked: " + block.get();
    } else {
      cause = Cause.UNEXPLAINED;
      why = "a bot was running, and nothing is recorded";
    }
    differences.add(new Difference(coin, series.openTime(index), cause, signal + ", " + why));
  }
}
