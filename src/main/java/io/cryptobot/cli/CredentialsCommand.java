package io.cryptobot.cli;

import io.cryptobot.credential.CredentialForm;
import io.cryptobot.credential.Credentials.Found;
import io.cryptobot.credential.EnvironmentSecrets;
import io.cryptobot.credential.Secret;
import io.cryptobot.credential.SecretStore;
import io.cryptobot.credential.SecretStoreException;
import io.cryptobot.credential.Slot;
import io.cryptobot.credential.UnusableSecretException;
import io.cryptobot.home.Home;
import io.cryptobot.home.KillSwitchPassword;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code --credentials}: stores, checks and removes keys, without ever showing one. */
@Command(
    name = "--credentials",
    description = {
      "Store, check or remove an API key or password. It is asked for without being shown.",
      "Slots: coinbase.live, coinbase.sandbox, cryptocompare, coingecko, email, telegram,"
          + " state_key; kill_switch makes the password hash for connections.json."
    })
final class CredentialsCommand implements Callable<Integer> {
  private static final String KILL_SWITCH = "kill_switch";
  private static final String END_OF_PEM = "-----END";

  private final Console console;

  @Spec private CommandSpec spec;

  @Mixin private GlobalOptions global;

  @Parameters(index = "0", paramLabel = "set|check|remove", description = "What to do.")
  private Action action;

  @Parameters(index = "1", arity = "0..1", paramLabel = "SLOT", description = "What it is for.")
  private @Nullable String slotWord;

  @Option(
      names = "--from-file",
      paramLabel = "FILE",
      description = "With set: read it from the JSON file that Coinbase lets you download.")
  private @Nullable Path fromFile;

  /** What to do with a slot. */
  enum Action {
    set,
    check,
    remove
  }

  @SuppressWarnings("NullAway.Init") // picocli fills the fields in
  CredentialsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Home home = new Home(global.home(console));
    Keys keys = new Keys(home, console);
    try {
      return switch (action) {
        case set -> set(keys);
        case check -> check(keys);
        case remove -> remove(keys);
      };
    } catch (SecretStoreException e) {
      throw new CommandFailedException(String.valueOf(e.getMessage()), e);
    } finally {
      console.out().flush();
    }
  }

  private Slot slot() {
    if (slotWord == null) {
      throw new ParameterException(
          spec.commandLine(), "Say which slot, for example coinbase.live; all: " + words() + ".");
    }
    return Slot.of(slotWord)
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "There is no slot '" + slotWord + "'; the slots are " + words() + "."));
  }

  private static String words() {
    return Arrays.stream(Slot.values()).map(Slot::word).collect(Collectors.joining(", "));
  }

  private int set(Keys keys) throws SecretStoreException, IOException {
    if (KILL_SWITCH.equals(slotWord)) {
      return makePasswordHash();
    }
    Slot slot = slot();
    Secret secret = fromFile == null ? asked(slot) : read(slot, fromFile);
    String kind = kind(slot, secret);
    SecretStore.Writable store = keys.writable();
    if (store != console.keyring()) {
      console
          .err()
          .println(
              "This system has no credential store that can be used, so the secret goes to "
                  + store.name()
                  + ", which only you can read.");
      Configuration.loadOrBegin(global.home(console), console);
    }
    store.set(slot, secret);
    keys.note(slot + " stored in " + store.name());
    console.out().println("Stored " + kind + " as " + slot + " in " + store.name() + ".");
    if (fromFile != null) {
      console
          .out()
          .println("Now delete " + fromFile + ": whoever reads it can trade with your account.");
    }
    return ExitCode.DONE;
  }

  private static String kind(Slot slot, Secret secret) {
    try {
      return CredentialForm.kind(slot, secret);
    } catch (UnusableSecretException e) {
      throw new CommandFailedException(
          "Nothing was stored: " + e.getMessage() + ". Copy it again, complete.", e);
    }
  }

  private Secret read(Slot slot, Path file) throws IOException {
    Path path = console.workingFolder().resolve(file);
    if (!Files.isRegularFile(path)) {
      throw new CommandFailedException("There is no file " + path + ". Nothing was stored.");
    }
    Secret secret = CredentialForm.ofFile(slot, Files.readAllBytes(path));
    if (secret.isEmpty()) {
      throw new CommandFailedException(
          "The file "
              + path
              + " is no JSON with the fields of "
              + slot
              + " ("
              + String.join(", ", slot.fields())
              + "). Nothing was stored.");
    }
    return secret;
  }

  private Secret asked(Slot slot) {
    Map<String, String> fields = new LinkedHashMap<>();
    if (slot.isCoinbase()) {
      String name = answer("Name of the key, or API key: ", false);
      String hidden = answer("Private key, or API secret (not shown): ", true);
      String passphrase =
          answer("Passphrase (not shown; just Enter where the key has none): ", true);
      boolean isAdvanced = passphrase.isBlank();
      fields.put(isAdvanced ? "name" : "key", name);
      fields.put(isAdvanced ? "privateKey" : "secret", hidden);
      fields.put("passphrase", passphrase);
    } else {
      for (String field : slot.fields()) {
        boolean isHidden = CredentialForm.isHidden(field);
        fields.put(field, answer(field + (isHidden ? " (not shown): " : ": "), isHidden));
      }
    }
    return new Secret(fields);
  }

  private String answer(String question, boolean isHidden) {
    StringBuilder text = new StringBuilder(typed(question, isHidden));
    // A private key that is pasted has several lines.
    while (text.toString().startsWith("-----BEGIN") && text.indexOf(END_OF_PEM) < 0) {
      text.append('\n').append(typed("", isHidden));
    }
    return text.toString();
  }

  private String typed(String question, boolean isHidden) {
    Optional<String> line =
        isHidden ? console.prompt().secret(question) : console.prompt().line(question);
    return line.orElseThrow(
        () ->
            new CommandFailedException(
                "A secret is typed in, and here is nobody who could: run this in a PowerShell"
                    + " window, or give the file that holds it with --from-file FILE."));
  }

  private int makePasswordHash() {
    String password = answer("Password that --resume is to ask for (not shown): ", true);
    if (password.isBlank() || !password.equals(answer("The same again: ", true))) {
      throw new CommandFailedException(
          "The password is empty, or the two are not the same. Nothing was made.");
    }
    console.out().println("Put this line into config/connections.json, in place of the one there:");
    console
        .out()
        .println("  \"kill_switch_password_hash\": \"" + KillSwitchPassword.hash(password) + "\",");
    return ExitCode.DONE;
  }

  private int check(Keys keys) {
    boolean isSound = true;
    for (Slot slot : slotWord == null ? Slot.values() : new Slot[] {slot()}) {
      String line;
      try {
        line = keys.find(slot).map(found -> line(slot, found)).orElse("nothing is stored");
      } catch (SecretStoreException e) {
        line = "FAIL " + e.getMessage();
      }
      isSound &= !line.startsWith("FAIL");
      console.out().printf("%-17s %s%n", slot.word(), line);
    }
    return isSound ? ExitCode.DONE : ExitCode.FAILED;
  }

  private static String line(Slot slot, Found found) {
    String where = found.store();
    try {
      String line = CredentialForm.kind(slot, found.secret()) + " in " + where;
      return line
          + found.stored().since().map(time -> ", stored " + time).orElse("")
          + (where.equals(EnvironmentSecrets.NAME)
              ? ". Task Scheduler does not see those of a window: store it with --credentials set "
                  + slot
                  + "."
              : "");
    } catch (UnusableSecretException e) {
      return "FAIL what "
          + where
          + " holds cannot be used: "
          + e.getMessage()
          + ". Store it again with --credentials set "
          + slot
          + ".";
    }
  }

  private int remove(Keys keys) throws SecretStoreException {
    Slot slot = slot();
    boolean isRemoved = false;
    for (SecretStore.Writable store : keys.allWritable()) {
      if (store.remove(slot)) {
        isRemoved = true;
        keys.note(slot + " removed from " + store.name());
        console.out().println("Removed " + slot + " from " + store.name() + ".");
      }
    }
    Optional<Found> left = keys.find(slot);
    left.ifPresent(
        found ->
            console
                .out()
                .println(
                    "It is still in "
                        + found.store()
                        + ", which this program does not write: remove it there."));
    if (!isRemoved && left.isEmpty()) {
      console.out().println("Nothing is stored as " + slot + ".");
    }
    return ExitCode.DONE;
  }
}
