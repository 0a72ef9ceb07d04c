package io.cryptobot.task;

import java.nio.file.Path;
import java.util.List;

/**
 * With what Java runs the bot as a task, and with what {@code scripts/cryptobot.ps1} starts it: the
 * collector and the compiler that need least, a small heap, and the class-data archive. An archive
 * that is missing, or that another Java made, is passed over without a word.
 */
public final class JavaFlags {
  /** Beside the jar. */
  public static final String ARCHIVE = "cryptobot.jsa";

  private static final String ARCHIVE_FLAG = "-XX:SharedArchiveFile=";

  private JavaFlags() {}

  /** Those of every start. */
  public static List<String> always() {
    return List.of(
        "-XX:+UseSerialGC", "-Xmx96m", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xlog:disable");
  }

  /** The program that runs now. */
  public static Path runningJava() {
    Path programs = Path.of(System.getProperty("java.home"), "bin");
    boolean isWindows = System.getProperty("os.name", "").startsWith("Windows");
    return programs.resolve(isWindows ? "java.exe" : "java");
  }

  /** The one that names the archive. */
  static String archive(String path) {
    return ARCHIVE_FLAG + path;
  }
}
