package io.cryptobot.cli;

import io.cryptobot.orders.Questions.Asked;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that all modes with real orders have. */
final class AccountOptions {
  /** There also where a command that steers makes its options without a command line. */
  @Mixin private LookOptions look = new LookOptions();

  @Option(
      names = "--confirm",
      description = "Ask before every entry; no answer within 60 s means no. Exits never ask.")
  private boolean confirm;

  @Option(names = "--confirm-exits", description = "Ask before every order, exits too.")
  private boolean confirmExits;

  @Option(
      names = "--test-order",
      paramLabel = "COIN",
      description = "Buy the smallest amount of a coin, such as BTC-USD, sell it again, and exit.")
  private @Nullable String testOrder;

  @Option(
      names = "--adopt-balances",
      description = "Book as sold what the account no longer has of the positions.")
  private boolean adoptBalances;

  @Option(
      names = "--switch-environment",
      description = "Put the portfolio of another environment aside, which is kept.")
  private boolean switchEnvironment;

  @Option(names = "--new-portfolio", description = "Begin a portfolio here without being asked.")
  private boolean newPortfolio;

  @Option(names = "--yes", description = "Answer yes to what would be asked.")
  private boolean yes;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields in
  AccountOptions() {}

  void check() {
    look.check();
  }

  Duration interval() {
    return look.interval();
  }

  boolean once() {
    return look.once();
  }

  /**
   * What a person is asked for.
   *
   * @param isRequired whether the phase asks for it
   */
  Asked asked(boolean isRequired) {
    if (testOrder != null) {
      // It has a question of its own, for both its orders.
      return Asked.NOTHING;
    }
    if (confirmExits) {
      return Asked.EVERY_ORDER;
    }
    return confirm || isRequired ? Asked.ENTRIES : Asked.NOTHING;
  }

  Optional<String> testOrder() {
    return Optional.ofNullable(testOrder);
  }

  boolean adoptsBalances() {
    return adoptBalances;
  }

  boolean maySwitch() {
    return switchEnvironment || yes;
  }

  boolean mayBegin() {
    return newPortfolio;
  }

  boolean yes() {
    return yes;
  }
}
