package io.cryptobot.cli;

import io.cryptobot.config.PhaseSettings;
import io.cryptobot.exchange.Balance;
import io.cryptobot.files.WholeFiles;
import io.cryptobot.health.Finding;
import io.cryptobot.health.WalletCheck;
import io.cryptobot.home.Home;
import io.cryptobot.journal.AuditLog;
import io.cryptobot.journal.AuditLogFormat.Action;
import io.cryptobot.session.PhaseChange;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a person has to say before an account is traded with. */
final class AccountConsent {
  private static final Logger LOG = LoggerFactory.getLogger(AccountConsent.class);
  private static final String NEW_PORTFOLIO = "new portfolio";
  private static final String STATED = "key_cannot_transfer.txt";
  private static final String NO_TRANSFER = "cannot transfer";

  private final Console console;
  private final Home home;
  private final WholeFiles files;
  private final AuditLog audit;
  private final AccountOptions options;
  private final AccountWay way;

  AccountConsent(Console console, Home home, AccountOptions options, AccountWay way) {
    this.console = console;
    this.home = home;
    this.files = HomeParts.files(console);
    this.audit = HomeParts.audit(home, console);
    this.options = options;
    this.way = way;
  }

  /** Where the exchange does not tell what a key may do, the person does, once a key. */
  void toKey(AccountCheck check) throws IOException {
    if (check.tellsTransfers() || !way.isLive()) {
      return;
    }
    String key = way.source().keyName();
    if (isStated(home, key)) {
      return;
    }
    boolean isStated =
        isTyped(
            NO_TRANSFER,
            "Coinbase Exchange does not tell whether this key may transfer money away. Look at it"
                + " there; if it may not, type: ");
    if (!isStated) {
      throw new CommandFailedException(
          "Nothing is traded: nobody stated that the key cannot transfer money. Start once at a"
              + " console and type what is asked for.");
    }
    audit.byPerson(
        Action.MANUAL_OVERRIDE, "Stated that the key of Coinbase Exchange cannot transfer", "", "");
    Files.createDirectories(home.data());
    files.write(home.data(STATED), (key + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Whether a person has stated that this key cannot transfer. */
  static boolean isStated(Home home, String key) throws IOException {
    Path note = home.data(STATED);
    return Files.exists(note) && Files.readString(note).strip().equals(key);
  }

  /**
   * What a new portfolio begins with: the phase's capital, or the account's cash where that is
   * less. One of real money is begun on purpose only.
   */
  BigDecimal toBegin(PhaseSettings phase, AccountCheck check) {
    BigDecimal capital = check.capital(phase.capital());
    if (capital.compareTo(phase.capital()) < 0) {
      warn(
          "The account has $"
              + capital.toPlainString()
              + " in cash, less than the $"
              + phase.capital().toPlainString()
              + " of "
              + phase.name()
              + ": the bot trades with that.");
    }
    if (capital.signum() <= 0) {
      Finding wallet = WalletCheck.of(check.balances());
      throw new CommandFailedException(
          "The account has " + wallet.fact() + ". " + wallet.whatToDo());
    }
    if (way.isLive() && !options.mayBegin() && !isTyped(NEW_PORTFOLIO, beginning(capital))) {
      throw new CommandFailedException(
          "No portfolio of real money is here, and nobody asked for one. If it should be in"
              + " another folder, start the bot with --home DIR; to begin one here, type the phrase"
              + " or add --new-portfolio.");
    }
    return capital;
  }

  private String beginning(BigDecimal capital) {
    return "There is no portfolio of real money in "
        + home.root()
        + ". To begin one with $"
        + capital.toPlainString()
        + ", type: ";
  }

  /** How the portfolio goes on to another phase; of real money only with a typed yes. */
  PhaseChange toPhase(PhaseSettings phase, AccountCheck check, BigDecimal conservativeShare) {
    return new PhaseChange(
        phase.name(),
        phase.capital(),
        check.balances().getOrDefault("USD", Balance.NONE).available(),
        conservativeShare,
        options.mayBegin(),
        (from, capital) -> !way.isLive() || mayGoOn(from, phase.name(), capital));
  }

  private boolean mayGoOn(String from, String to, BigDecimal capital) {
    return options.yes()
        || Question.yes(
            console,
            "This portfolio trades in the phase "
                + from
                + ". Let it go on to "
                + to
                + " with $"
                + capital.toPlainString()
                + ", and count the total loss anew?");
  }

  void warn(String text) {
    LOG.warn("event=account_warning {}", text);
    console.err().println(text);
  }

  private boolean isTyped(String phrase, String question) {
    return console
        .prompt()
        .line(question + phrase + "\n> ")
        .filter(answer -> answer.strip().equalsIgnoreCase(phrase))
        .isPresent();
  }
}
