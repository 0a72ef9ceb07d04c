package io.cryptobot.explain;

import io.cryptobot.engine.Side;
import io.cryptobot.engine.Trade;
import io.cryptobot.explain.LoggedTrades.LoggedTrade;
import io.cryptobot.home.Home;
import io.cryptobot.journal.AuditLogFormat;
import io.cryptobot.journal.LogParts;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Puts a trade together with the records of why it was made. An order of a real account is filled
 * some time after it was decided; so a trade belongs to the coin's last fitting record before it,
 * and not to one from before the coin's trade before.
 */
public final class Explainer {
  /** As far back as the decision of a trade may lie: an exit that waits for its market. */
  private static final int DAYS_BEFORE = 3;

  private final Home home;
  private final DecisionFiles files;
  private final LoggedTrades trades;

  /**
   * @throws IOException if the trade log cannot be read
   */
  public Explainer(Home home) throws IOException {
    this.home = home;
    this.files = new DecisionFiles(home);
    this.trades = LoggedTrades.read(home);
  }

  /** The last trade; where nothing was traded yet, the last decision that wanted to. */
  public List<Explanation> last() throws IOException {
    Optional<LoggedTrade> trade = trades.last();
    if (trade.isPresent()) {
      return List.of(of(trade.get()));
    }
    List<LocalDate> days = files.days();
    for (int i = days.size() - 1; i >= 0; i--) {
      List<RecordedDecision> wanted =
          files.between(days.get(i), days.get(i)).stream()
              .filter(RecordedDecision::wantedTrade)
              .toList();
      if (!wanted.isEmpty()) {
        return List.of(of(wanted.get(wanted.size() - 1)));
      }
    }
    return List.of();
  }

  /** All trades of a second; where there was none, what was decided in it and came to nothing. */
  public List<Explanation> at(Instant time) throws IOException {
    List<Explanation> explained = new ArrayList<>();
    for (LoggedTrade trade : trades.at(time)) {
      explained.add(of(trade));
    }
    if (!explained.isEmpty()) {
      return explained;
    }
    List<RecordedDecision> then =
        files.between(day(time), day(time)).stream()
            .filter(decision -> decision.time().equals(time))
            .toList();
    List<RecordedDecision> wanted = then.stream().filter(RecordedDecision::wantedTrade).toList();
    for (RecordedDecision decision : wanted.isEmpty() ? then : wanted) {
      explained.add(of(decision));
    }
    return explained;
  }

  /** The time of the trade that is nearest to one. */
  public Optional<Instant> nearestTrade(Instant time) {
    return trades.nearest(time).map(one -> one.trade().time());
  }

  private Explanation of(RecordedDecision decision) throws IOException {
    boolean isExit = decision.exitReason().isPresent();
    return new Explanation(
        Optional.empty(),
        isExit ? Optional.of(decision) : Optional.empty(),
        isExit ? Optional.empty() : Optional.of(decision),
        Optional.empty(),
        audits(decision.time()));
  }

  private Explanation of(LoggedTrade logged) throws IOException {
    Trade trade = logged.trade();
    List<RecordedDecision> before = recordsBefore(logged);
    Optional<RecordedDecision> exit = Optional.empty();
    Optional<RecordedDecision> candle;
    if (trade.side() == Side.BUY) {
      candle = last(before, d -> d.signal().equals("BUY") && d.blocked().isEmpty());
    } else {
      exit = last(before, d -> d.exitReason().filter(trade.reason()::equals).isPresent());
      candle = last(before, d -> d.candle().isPresent() && askedFor(d, trade.reason()));
    }
    return new Explanation(
        Optional.of(logged),
        exit,
        candle.filter(decision -> decision.candle().isPresent()),
        trades.partner(logged),
        audits(trade.time()));
  }

  /** What was recorded of the coin up to the trade, and after its trade before. */
  private List<RecordedDecision> recordsBefore(LoggedTrade logged) throws IOException {
    Trade trade = logged.trade();
    long after = trades.before(logged).map(one -> one.trade().second()).orElse(Long.MIN_VALUE);
    return files.between(day(trade.time()).minusDays(DAYS_BEFORE), day(trade.time())).stream()
        .filter(decision -> decision.coin().equals(trade.coin()))
        .filter(decision -> decision.time().getEpochSecond() <= trade.second())
        .filter(decision -> decision.time().getEpochSecond() >= after)
        .toList();
  }

  private static <T> Optional<T> last(List<T> all, Predicate<T> fitting) {
    List<T> found = all.stream().filter(fitting).toList();
    return found.isEmpty() ? Optional.empty() : Optional.of(found.get(found.size() - 1));
  }

  /** Whether the candle's indicators asked for a sale of this reason. */
  private static boolean askedFor(RecordedDecision decision, String reason) {
    if (reason.startsWith("RSI>")) {
      return decision.holds("exit: RSI");
    }
    return reason.equals("EMA crossunder")
        && decision.holds("exit: EMA crossunder: candle before")
        && decision.holds("exit: EMA crossunder: now");
  }

  private List<List<String>> audits(Instant time) throws IOException {
    List<List<String>> audits = new ArrayList<>();
    String second = time.toString();
    LogParts.read(
        home.data(),
        AuditLogFormat.FILE,
        AuditLogFormat.COLUMNS,
        row -> {
          if (row.get(0).equals(second)) {
            audits.add(List.copyOf(row));
          }
        });
    return audits;
  }

  private static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }
}
