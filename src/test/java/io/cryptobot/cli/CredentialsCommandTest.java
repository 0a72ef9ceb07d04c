package io.cryptobot.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.home.KillSwitchPassword;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Storing, checking and removing keys by the command line. */
class CredentialsCommandTest {
  private static final String SEED = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
  private static final String ACCOUNT = "CryptoBot|coinbase.live";

  @TempDir Path home;
  private CliHarness cli;

  @BeforeEach
  void makeHome() throws IOException {
    cli = new CliHarness(home);
    Files.createDirectories(home.resolve("data"));
  }

  private String audit() throws IOException {
    Path log = home.resolve("data/audit_log.csv");
    return Files.exists(log) ? Files.readString(log) : "";
  }

  private void credentials(String json) throws IOException {
    Files.createDirectories(home.resolve("config"));
    Files.writeString(home.resolve("config/credentials.json"), json);
  }

  @Test
  void storesAnAskedKeyInTheSystemsStoreAndShowsNothing() throws Exception {
    cli.keyring().present();
    cli.prompt().answer("organizations/o/apiKeys/k", SEED, "");
    assertEquals(ExitCode.DONE, cli.run("--credentials", "set", "coinbase.live"), cli.err());
    assertEquals(2, cli.prompt().hidden().size());
    assertTrue(
        cli.out().contains("Stored an Ed25519 key of Advanced Trade as coinbase.live in Windows"),
        cli.out());
    assertTrue(cli.keyring().text(ACCOUNT).contains(SEED));
    assertFalse(cli.out().contains(SEED));
    assertFalse(audit().contains(SEED));
    assertTrue(audit().contains("CREDENTIAL_ACCESS"), audit());

    assertEquals(ExitCode.DONE, cli.run("--credentials", "check"));
    assertTrue(
        cli.out()
            .contains(
                "coinbase.live     an Ed25519 key of Advanced Trade in Windows Credential Manager,"
                    + " stored 2025-03-01T12:34:56Z"),
        cli.out());
    assertTrue(cli.out().contains("telegram          nothing is stored"), cli.out());

    assertEquals(ExitCode.DONE, cli.run("--credentials", "remove", "coinbase.live"));
    assertTrue(cli.keyring().texts().isEmpty());
    assertEquals(
        List.of("stored in", "read from", "removed from"),
        audit()
            .lines()
            .skip(1)
            .map(row -> row.replaceAll(".*coinbase.live (\\w+ \\w+) Windows.*", "$1"))
            .toList());
  }

  @Test
  void takesAPastedPemOfSeveralLines() {
    cli.keyring().present();
    cli.prompt()
        .answer(
            "organizations/o/apiKeys/k",
            "-----BEGIN PRIVATE KEY-----",
            "MC4CAQAwBQYDK2VwBCIEIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f",
            "-----END PRIVATE KEY-----",
            "");
    assertEquals(ExitCode.DONE, cli.run("--credentials", "set", "coinbase.live"), cli.err());
    assertTrue(cli.out().contains("Ed25519"), cli.out());
  }

  @Test
  void readsTheFileOfCoinbaseAndSaysToDeleteIt() throws IOException {
    cli.keyring().present();
    Path file = home.resolve("cdp_api_key.json");
    Files.writeString(
        file,
        "\uFEFF{\"name\": \"organizations/o/apiKeys/k\", \"privateKey\": \""
            + SEED
            + "\", \"nickname\": \"x\"}");
    assertEquals(
        ExitCode.DONE,
        cli.run("--credentials", "set", "coinbase.live", "--from-file", "cdp_api_key.json"),
        cli.err());
    assertTrue(cli.out().contains("Now delete"), cli.out());
    assertFalse(cli.keyring().text(ACCOUNT).contains("nickname"));
  }

  @Test
  void refusesWhatIsNoKeyAndStoresNothing() throws IOException {
    cli.keyring().present();
    cli.prompt().answer("organizations/o/apiKeys/k", "c2hvcnQ=", "");
    assertEquals(ExitCode.FAILED, cli.run("--credentials", "set", "coinbase.live"));
    assertTrue(cli.err().contains("Nothing was stored: privateKey has 5 bytes"), cli.err());
    Files.writeString(home.resolve("other.json"), "{\"a\": 1}");
    assertEquals(
        ExitCode.FAILED,
        cli.run("--credentials", "set", "coinbase.live", "--from-file", "other.json"));
    assertTrue(cli.err().contains("is no JSON with the fields"), cli.err());
    assertEquals(
        ExitCode.FAILED,
        cli.run("--credentials", "set", "coinbase.live", "--from-file", "gone.json"));
    assertTrue(cli.err().contains("There is no file"), cli.err());
    assertTrue(cli.keyring().texts().isEmpty());
  }

  @Test
  void withoutAPersonItSaysHow() {
    assertEquals(ExitCode.FAILED, cli.run("--credentials", "set", "telegram"));
    assertTrue(cli.err().contains("--from-file"), cli.err());
    assertEquals(ExitCode.WRONG_USAGE, cli.run("--credentials", "set", "coinbase"));
    assertTrue(cli.err().contains("the slots are coinbase.live"), cli.err());
    assertEquals(ExitCode.WRONG_USAGE, cli.run("--credentials", "remove"));
    assertEquals(ExitCode.WRONG_USAGE, cli.run("--credentials", "show", "telegram"));
  }

  @Test
  void withoutAStoreTheFileTakesItForTheOwnerOnly() throws IOException {
    cli.prompt().answer("123:abc", "42");
    assertEquals(ExitCode.DONE, cli.run("--credentials", "set", "telegram"), cli.err());
    Path file = home.resolve("config/credentials.json");
    assertTrue(cli.err().contains("no credential store"), cli.err());
    assertTrue(Files.readString(file).contains("123:abc"));
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }
    cli.run("--credentials", "check", "telegram");
    assertTrue(
        cli.out().contains("a Telegram bot for the chat 42 in config/credentials.json"), cli.out());
    cli.run("--credentials", "remove", "telegram");
    assertFalse(Files.readString(file).contains("123:abc"));
  }

  @Test
  void theStoreServesBeforeTheFileAndTheFileBeforeTheEnvironment() throws IOException {
    cli.environment().put("COINBASE_API_KEY", "env");
    cli.environment().put("COINBASE_API_SECRET", "c2VjcmV0");
    cli.environment().put("COINBASE_PASSPHRASE", "p");
    cli.run("--credentials", "check", "coinbase.live");
    assertTrue(cli.out().contains("a key of Exchange in environment variables"), cli.out());
    assertTrue(cli.out().contains("Task Scheduler does not see"), cli.out());
    credentials("{\"coinbase\": {\"live\": {\"name\": \"n\", \"privateKey\": \"" + SEED + "\"}}}");
    cli.run("--credentials", "check", "coinbase.live");
    assertTrue(cli.out().contains("Ed25519 key of Advanced Trade in config/"), cli.out());
    cli.keyring().present();
    cli.keyring().foreign().put("CryptoBot_Coinbase_Key/api_key", "k");
    cli.keyring().foreign().put("api_secret@CryptoBot_Coinbase/api_secret", "c2VjcmV0");
    cli.keyring().foreign().put("CryptoBot_Coinbase/passphrase", "p");
    cli.run("--credentials", "check", "coinbase.live");
    assertTrue(cli.out().contains("a key of Exchange in Windows Credential"), cli.out());
  }

  @Test
  void aStoreThatRefusesIsNotPassedOver() throws IOException {
    cli.keyring().present().lock();
    credentials("{\"telegram\": {\"bot_token\": \"1:a\", \"chat_id\": 7}}");
    assertEquals(ExitCode.FAILED, cli.run("--credentials", "check", "telegram"));
    assertTrue(cli.out().contains("FAIL Windows Credential Manager refuses"), cli.out());
    assertTrue(audit().contains("telegram could not be read"), audit());
  }

  @Test
  void theTemplateAsItIsHoldsNothing() throws IOException {
    Files.createDirectories(home.resolve("config"));
    Files.copy(Path.of("config/credentials.example.json"), home.resolve("config/credentials.json"));
    assertEquals(ExitCode.DONE, cli.run("--credentials", "check", "coinbase.live"));
    assertTrue(cli.out().contains("nothing is stored"), cli.out());
    assertEquals(ExitCode.DONE, cli.run("--credentials", "check", "telegram"));
    assertTrue(cli.out().contains("nothing is stored"), cli.out());
  }

  @Test
  void theOlderThreeFieldsOfTheFileAreALiveKey() throws IOException {
    credentials(
        "\uFEFF{\r\n\"coinbase\": {\"api_key\": \"k\", \"api_secret\": \"c2VjcmV0\","
            + " \"passphrase\": \"p\"}}\r\n");
    cli.run("--credentials", "check", "coinbase.live");
    assertTrue(cli.out().contains("a key of Exchange in config/credentials.json"), cli.out());
    cli.run("--credentials", "check", "coinbase.sandbox");
    assertTrue(cli.out().contains("nothing is stored"), cli.out());
  }

  @Test
  void aBrokenFileIsNamedWithoutItsContent() throws IOException {
    credentials("{\"telegram\": {\n\"bot_token\": hunter2}}");
    assertEquals(ExitCode.FAILED, cli.run("--credentials", "check", "telegram"));
    assertTrue(cli.out().contains("no readable JSON at line 2"), cli.out());
    assertFalse(cli.out().contains("hunter2"));
    credentials("{\"telgram\": {}, \"coinbase\": {\"live\": {\"nam\": \"x\"}, \"_c\": 1}}");
    assertEquals(ExitCode.FAILED, cli.run("--credentials", "check", "telegram"));
    assertTrue(cli.out().contains("coinbase.live.nam"), cli.out());
    assertTrue(cli.out().contains("telgram"), cli.out());
  }

  @Test
  void makesTheHashOfAKillSwitchPassword() {
    cli.prompt().answer("correct horse", "correct horse");
    assertEquals(ExitCode.DONE, cli.run("--credentials", "set", "kill_switch"), cli.err());
    String hash =
        cli.out().lines().skip(1).findFirst().orElseThrow().replaceAll(".*: \"(.*)\",", "$1");
    assertTrue(KillSwitchPassword.fits(hash, "correct horse"), hash);
    assertFalse(KillSwitchPassword.fits(hash, "correct hors"));
    assertFalse(KillSwitchPassword.fits("plain", "plain"));
    cli.prompt().answer("one", "two");
    assertEquals(ExitCode.FAILED, cli.run("--credentials", "set", "kill_switch"));
  }

  @Test
  void inAFolderThatIsNoHomeNothingIsMade() throws IOException {
    Path empty = Files.createDirectory(home.resolve("empty"));
    cli.keyring().present();
    cli.prompt().answer("1:a", "7");
    cli.run("--credentials", "set", "telegram", "--home", empty.toString());
    cli.run("--credentials", "check", "--home", empty.toString());
    assertTrue(cli.out().contains("a Telegram bot for the chat 7"), cli.out());
    try (var files = Files.list(empty)) {
      assertEquals(List.of(), files.toList());
    }
    assertTrue(cli.keyring().text("CryptoBot|telegram").contains("1:a"));
  }
}
