package io.cryptobot.health;

import static io.cryptobot.health.TestHome.CLOCK;
import static io.cryptobot.health.TestHome.assertFinding;
import static io.cryptobot.health.TestHome.assertPass;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.exchange.AccountException;
import io.cryptobot.exchange.Balance;
import io.cryptobot.exchange.KeyPermissions;
import io.cryptobot.health.FeeRateCheck.Target;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What health says of the account that the environment in use trades with. */
class AccountChecksTest {
  private final FakeAccount account = new FakeAccount();

  private Finding rights() {
    return new KeyRightsCheck(account, () -> false).check();
  }

  private Finding wallet() {
    return new WalletCheck(account).check();
  }

  private Finding fees() {
    return new FeeRateCheck(
            account,
            new BigDecimal("0.005"),
            List.of(
                new Target(List.of("BTC-USD"), 8), new Target(List.of("SOL-USD", "DOGE-USD"), 4)))
        .check();
  }

  private Finding products(String largest) {
    return new ProductsCheck(
            account,
            List.of(FakeAccount.BTC, FakeAccount.SOL),
            new BigDecimal(largest),
            minimum -> minimum.multiply(new BigDecimal("1.25")))
        .check();
  }

  @Test
  void anAccountInOrderPasses() {
    assertPass(new AccountClockCheck(account, CLOCK).check(), "0.0 s behind");
    assertPass(rights(), "view and trade, no transfer; portfolio CONSUMER");
    assertPass(wallet(), "USD 70.50");
    assertPass(fees(), "pays 0.5 %");
    assertPass(products("5"), "orders of $1.25 and more");
    assertTrue(new WalletCheck(account).needsNetwork());
  }

  @Test
  void S29_aKeyThatMayTransferFails() {
    account.may = new KeyPermissions(true, true, Optional.of(true), Optional.empty());
    assertFinding(Level.FAIL, "may TRANSFER money away", "view and trade only", rights());
  }

  @ParameterizedTest
  @CsvSource({"false, true, may not view", "true, false, may not trade"})
  void aKeyThatMayTooLittleFails(boolean views, boolean trades, String expected) {
    account.may = new KeyPermissions(views, trades, Optional.of(false), Optional.empty());
    assertFinding(Level.FAIL, expected, "--credentials set", rights());
  }

  @Test
  void whereTheExchangeDoesNotTellThePersonHasTo() {
    account.may = new KeyPermissions(true, true, Optional.empty(), Optional.empty());
    assertFinding(Level.WARN, "does not tell whether", "view and trade only", rights());
    assertPass(new KeyRightsCheck(account, () -> true).check(), "a person stated");
  }

  @Test
  void anAccountWithoutDollarsIsAWarning() {
    account.balances = Map.of();
    assertFinding(Level.WARN, "no US dollars", "Put the capital there", wallet());
    account.balances = Map.of("USDC", new Balance(new BigDecimal("12.349"), BigDecimal.ZERO));
    assertFinding(Level.WARN, "it holds USDC 12.34", "Convert it to USD", wallet());
  }

  @Test
  void S30_aFeeThatIsAboveTheConfiguredOneOrEatsTheProfitIsAWarning() {
    account.fee = new BigDecimal("0.009");
    assertFinding(
        Level.WARN, "pays 0.9 % a trade, more than the 0.5 %", "fee_rate to 0.009", fees());
    account.fee = new BigDecimal("0.0101");
    assertFinding(
        Level.WARN,
        "[SOL-USD, DOGE-USD] costs 2.02 % in fees, more than half of the take profit of 4 %",
        "raise take_profit_percent",
        fees());
  }

  @Test
  void coinsThatAreNotThereOrDisabledAreToldAndNoneAtAllFails() {
    account.products.put(FakeAccount.SOL, FakeAccount.terms("1", Optional.of("cancel only")));
    assertFinding(Level.WARN, "(SOL-USD: cancel only)", "until then", products("5"));
    account.products.remove(FakeAccount.SOL);
    assertFinding(Level.WARN, "does not offer [SOL-USD]", "settings files", products("5"));
    account.products.clear();
    assertFinding(Level.FAIL, "offers none of the coins", "settings files", products("5"));
  }

  @Test
  void aMinimumAboveThePhasesLargestOrderIsAWarning() {
    account.products.put(FakeAccount.SOL, FakeAccount.terms("5", Optional.empty()));
    assertFinding(
        Level.WARN, "$6.25, but the phase allows at most $5", "max_position_size", products("5"));
    assertPass(products("6.25"), "orders of $6.25");
  }

  @Test
  void aClockThatIsOffIsAWarning() {
    account.time = TestHome.NOW.plusSeconds(6);
    assertFinding(
        Level.WARN, "6.0 s behind", "Set the clock", new AccountClockCheck(account, CLOCK).check());
  }

  @Test
  void anAccountThatDoesNotAnswerFails() {
    account.failure =
        Optional.of(new AccountException(AccountException.Kind.DENIED, "it answered HTTP 401"));
    for (Finding finding : List.of(rights(), wallet(), fees(), products("5"))) {
      assertFinding(Level.FAIL, "does not say: it answered HTTP 401", "--credentials", finding);
    }
  }
}
