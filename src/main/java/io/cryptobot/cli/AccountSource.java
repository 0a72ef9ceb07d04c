package io.cryptobot.cli;

import io.cryptobot.config.ConnectionSettings;
import io.cryptobot.config.ConnectionSettings.CoinbaseService;
import io.cryptobot.config.PhaseSettings;
import io.cryptobot.credential.CoinbaseKey;
import io.cryptobot.credential.Secret;
import io.cryptobot.credential.Slot;
import io.cryptobot.credential.UnusableSecretException;
import io.cryptobot.exchange.TradingAccount;
import io.cryptobot.exchange.coinbase.CoinbaseAccounts;
import io.cryptobot.exchange.coinbase.CoinbaseSettings;
import io.cryptobot.exchange.coinbase.Venue;
import java.time.Duration;
import java.util.Optional;

/**
 * An account that orders go to, and under which name its portfolio stands.
 *
 * @param environment live, sandbox, ...
 * @param account signed in, not asked yet
 * @param keyName the public part of the key
 * @param marksAtVenue whether positions are marked at the account's own prices
 * @param isLive whether it stands for real money, also where a local Coinbase plays it
 */
record AccountSource(
    String environment,
    TradingAccount account,
    String keyName,
    boolean marksAtVenue,
    boolean isLive) {
  static final String LIVE = "live";
  static final String SANDBOX = "sandbox";
  static final String SANDBOX_LOCAL = "sandbox_local";
  static final String DRY_RUN = "dry_run";
  static final String SIMULATOR = "simulator";

  /** Real money; a Coinbase on this computer, where connections.json points to one. */
  static AccountSource live(Keys keys, ConnectionSettings connections, Console console) {
    CoinbaseKey key = key(keys, Slot.COINBASE_LIVE);
    CoinbaseService service =
        key instanceof CoinbaseKey.Advanced
            ? connections.coinbaseAdvanced()
            : connections.coinbaseExchange();
    boolean isLocal = Venue.LOCAL.owns(service.url());
    return new AccountSource(
        isLocal ? SIMULATOR : LIVE,
        open(key, service, isLocal ? Venue.LOCAL : Venue.LIVE, console),
        name(key),
        isLocal,
        true);
  }

  /** Coinbase's sandbox, which is Exchange's. */
  static AccountSource sandbox(Keys keys, ConnectionSettings connections, Console console) {
    CoinbaseKey key = key(keys, Slot.COINBASE_SANDBOX);
    if (key instanceof CoinbaseKey.Advanced) {
      throw new CommandFailedException(
          "The slot coinbase.sandbox holds "
              + key.kind()
              + ", but only Exchange has a sandbox that matches orders: it needs a key, secret and"
              + " passphrase made at public.sandbox.exchange.coinbase.com. Without one, use"
              + " --sandbox --local, which needs no account.");
    }
    CoinbaseService service = connections.coinbaseExchangeSandbox();
    boolean isLocal = Venue.LOCAL.owns(service.url());
    return new AccountSource(
        isLocal ? SIMULATOR : SANDBOX,
        open(key, service, isLocal ? Venue.LOCAL : Venue.SANDBOX, console),
        name(key),
        true,
        false);
  }

  /** The simulator of this process. */
  static AccountSource local(LocalCoinbase local, ConnectionSettings connections, Console console) {
    CoinbaseKey key = local.key();
    TradingAccount account =
        open(key, connections.withCoinbase(local.url()).coinbaseAdvanced(), Venue.LOCAL, console);
    return new AccountSource(SANDBOX_LOCAL, account, name(key), true, false);
  }

  /**
   * The account that a home of this environment trades with.
   *
   * @throws CommandFailedException if there is no key for it, or what is configured is for another
   */
  static AccountSource of(
      String environment,
      PhaseSettings phase,
      Keys keys,
      ConnectionSettings connections,
      Console console) {
    boolean isDryRun = environment.equals(DRY_RUN);
    AccountSource source =
        phase.useSandbox() && !isDryRun
            ? sandbox(keys, connections, console)
            : live(keys, connections, console);
    if (!isDryRun && !source.environment().equals(environment)) {
      source.account().close();
      throw new CommandFailedException(
          "This home is of the environment "
              + environment
              + ", but its key and connections.json are for "
              + source.environment()
              + ". Put back what was changed.");
    }
    return source;
  }

  private static TradingAccount open(
      CoinbaseKey key, CoinbaseService service, Venue venue, Console console) {
    CoinbaseSettings settings =
        new CoinbaseSettings(
            venue,
            service.url(),
            Duration.ofSeconds(service.connectTimeoutSeconds()),
            Duration.ofSeconds(service.timeoutSeconds()),
            service.privateCallsPerMinute(),
            service.publicCallsPerSecond(),
            "cryptobot/" + Version.current());
    return CoinbaseAccounts.open(key, settings, console.clock(), console.sleeper());
  }

  private static CoinbaseKey key(Keys keys, Slot slot) {
    Optional<Secret> secret = keys.secret(slot);
    if (secret.isEmpty()) {
      throw new CommandFailedException(
          "There is no key for "
              + slot.word()
              + ". Store one with --credentials set "
              + slot.word()
              + " (with --from-file FILE for the file that Coinbase lets you download).");
    }
    try {
      return CoinbaseKey.of(secret.get());
    } catch (UnusableSecretException e) {
      throw new CommandFailedException(
          "The key in "
              + slot.word()
              + " cannot be used: "
              + e.getMessage()
              + ". Store it again with --credentials set "
              + slot.word()
              + ".",
          e);
    }
  }

  private static String name(CoinbaseKey key) {
    return key instanceof CoinbaseKey.Advanced advanced
        ? advanced.name()
        : ((CoinbaseKey.Exchange) key).key();
  }
}
