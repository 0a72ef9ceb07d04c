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
 */
public final class KillSwitch {
  private static final String CHECKSUM = "sha256: ";

  private final Path flag;
  private final WholeFiles files;
  private final Clock clock;

  public KillSwitch(Home home, WholeFiles files, Clock clock) {
    this.flag = home.data("kill_switch.flag");
    this.files = files;
    this.clock = clock;
  }

  public Path file() {
    return flag;
  }

  /** Whether trading is to stop. A flag that cannot even be looked at counts as there. */
  public boolean isOn() {
    return !Files.notExists(flag);
  }

  /** Writes the flag; one that is there stays as it is. */
  public void turnOn(String who, String why) throws IOException {
    if (Files.exists(flag)) {
      return;
    }
    String text = "by: " + who + "\nat: " + clock.instant() + "\nwhy: " + why + "\n";
    files.write(flag, (text + CHECKSUM + sha256(text) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Removes the flag.
   *
   * @return whether it was there
   */
  public boolean turnOff() throws IOException {
    return Files.deleteIfExists(flag);
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
