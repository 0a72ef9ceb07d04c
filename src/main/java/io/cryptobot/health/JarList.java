package io.cryptobot.health;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The list that the jar carries of its own files, a line each as {@code sha256sum} writes it. It is
 * made when the jar is built.
 *
 * <pre>
 * 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08  io/cryptobot/cli/Main.class
 * </pre>
 */
final class JarList {
  /** The list's own name in the jar. */
  static final String ENTRY = "META-INF/cryptobot.sha256";

  private static final int DIGEST_LENGTH = 64;
  private static final String GAP = "  ";
  private static final int BUFFER = 1 << 16;

  private JarList() {}

  /** The digest of every file in the jar but the list, by name. */
  static Map<String, String> computed(ZipFile jar) throws IOException {
    Map<String, String> digests = new TreeMap<>();
    for (ZipEntry entry : jar.stream().toList()) {
      if (!entry.isDirectory() && !entry.getName().equals(ENTRY)) {
        digests.put(entry.getName(), digest(jar, entry));
      }
    }
    return digests;
  }

  private static String digest(ZipFile jar, ZipEntry entry) throws IOException {
    MessageDigest sha256;
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
    try (InputStream content = jar.getInputStream(entry)) {
      byte[] buffer = new byte[BUFFER];
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        sha256.update(buffer, 0, read);
      }
    } catch (IOException e) {
      // A damaged entry cannot even be unpacked; that is as good as a wrong digest.
      return "unreadable";
    }
    return HexFormat.of().formatHex(sha256.digest());
  }

  /** The list as the jar carries it. */
  static byte[] text(Map<String, String> digests) {
    StringBuilder text = new StringBuilder();
    digests.forEach((name, digest) -> text.append(digest).append(GAP).append(name).append('\n'));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Reads what {@link #text} wrote; a line that is none of its lines is left out. */
  static Map<String, String> parsed(byte[] text) {
    Map<String, String> digests = new TreeMap<>();
    new String(text, StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.length() > DIGEST_LENGTH + GAP.length())
        .forEach(
            line ->
                digests.put(
                    line.substring(DIGEST_LENGTH + GAP.length()),
                    line.substring(0, DIGEST_LENGTH)));
    return digests;
  }
}
