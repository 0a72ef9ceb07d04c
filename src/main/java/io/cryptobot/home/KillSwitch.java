package io.cryptobot.home;

import io.cryptobot.files.WholeFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;

/**
 * {@code data/kill_switch.flag}. Its being there stops all trading, whatever it holds; what the bot
 * writes into it says who, when and why, with a checksum:
 *
 * <pre>
 * by: anna
 * at: 2026-01-22T00:00:00Z
 * why: --kill
 * sha256: 4f1b...
 * </pre>
 *
 * <p>Where a password is set, a guard file beside it remembers the kill: a flag that vanishes by
 * another way than {@code --resume} changes nothing.
 */
public final class KillSwitch {
  private static final String CHECKSUM = "sha256: ";

  private final Path flag;
  private final Path guard;
  private final boolean isGuarded;
  private final WholeFiles files;
  private final Clock clock;

  /**
   * @param isGuarded whether lifting it needs a password
   */
  public KillSwitch(Home home, WholeFiles files, Clock clock, boolean isGuarded) {
    this.flag = home.data("kill_switch.flag");
    this.guard = home.data("kill_switch.guard");
    this.isGuarded = isGuarded;
    this.files = files;
    this.clock = clock;
  }

  public Path file() {
    return flag;
  }

  /** Whether trading is to stop. A flag that cannot even be looked at counts as there. */
  public boolean isOn() {
    return !Files.notExists(flag) || (isGuarded && !Files.notExists(guard));
  }

  /** Whether the flag vanished though nobody who knows the password lifted it. */
  public boolean isFlagMissing() {
    return isGuarded && Files.exists(guard) && Files.notExists(flag);
  }

  /** Remembers a flag that was made by hand, or before there was a password. */
  public void remember() throws IOException {
    if (isGuarded && !Files.notExists(flag) && Files.notExists(guard)) {
      files.write(guard, new byte[0]);
    }
  }

  /** Writes the flag; one that is there stays as it is. */
  public void turnOn(String who, String why) throws IOException {
    if (Files.exists(flag)) {
      remember();
      return;
    }
    String text = "by: " + who + "\nat: " + clock.instant() + "\nwhy: " + why + "\n";
    files.write(flag, (text + CHECKSUM + sha256(text) + "\n").getBytes(StandardCharsets.UTF_8));
    remember();
  }

  /**
   * Removes the flag and what remembers it.
   *
   * @return whether it was there
   */
  public boolean turnOff() throws IOException {
    boolean wasThere = Files.deleteIfExists(flag);
    return Files.deleteIfExists(guard) || wasThere;
  }

  /** What the flag says of itself; empty if it is not there. */
  public Optional<Note> note() throws IOException {
    byte[] content;
    try {
      content = Files.readAllBytes(flag);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    String text = new String(content, StandardCharsets.UTF_8);
    int checksum = text.lastIndexOf(CHECKSUM);
    boolean fits =
        checksum >= 0
            && text.substring(checksum + CHECKSUM.length())
                .strip()
                .equals(sha256(text.substring(0, checksum)));
    String said = (checksum < 0 ? text : text.substring(0, checksum)).strip();
    return Optional.of(new Note(said.replaceAll("\\R", ", "), fits));
  }

  /**
   * The flag's content.
   *
   * @param text in one line; empty for a flag made by hand
   * @param checksumFits whether the bot wrote it and nobody changed it since
   */
  public record Note(String text, boolean checksumFits) {}

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
