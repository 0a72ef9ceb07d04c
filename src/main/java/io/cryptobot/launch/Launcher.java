package io.cryptobot.launch;

import java.lang.reflect.InvocationTargetException;

/**
 * Entry point of the jar. On a Java that is too old it says which one is needed, where the rest of
 * the program would only be a stack trace.
 */
public final class Launcher {
  static final int OLDEST = 17;

  private static final String PROGRAM = "io.cryptobot.cli.Main";
  private static final String BEFORE_9 = "1.";

  private Launcher() {}

  public static void main(String[] arguments) throws Throwable {
    String version = System.getProperty("java.specification.version", "");
    String complaint = complaint(version, System.getProperty("java.home", ""));
    if (!complaint.isEmpty()) {
      System.err.println(complaint);
      System.exit(1);
    }
    try {
      Class.forName(PROGRAM)
          .getMethod("main", String[].class)
          .invoke(null, new Object[] {arguments});
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  /**
   * What is wrong with a Java, for a person; empty if nothing is.
   *
   * @param version as in {@code java.specification.version}: 1.8, 11, 17
   * @param folder where it is installed
   */
  static String complaint(String version, String folder) {
    return feature(version) >= OLDEST
        ? ""
        : "cryptobot needs Java "
            + OLDEST
            + " or newer, and this is Java "
            + (version.isEmpty() ? "of an unknown version" : version)
            + " (in "
            + folder
            + "). Install the newest Java with long-term support from adoptium.net (the installer"
            + " for Windows x64, with the tick at 'Add to PATH'), open a new PowerShell window, and"
            + " start the bot again.";
  }

  /** 8 for 1.8; 0 for what is no number, which is no Java that we know. */
  private static int feature(String version) {
    String number = version.startsWith(BEFORE_9) ? version.substring(BEFORE_9.length()) : version;
    try {
      return Integer.parseInt(number);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
