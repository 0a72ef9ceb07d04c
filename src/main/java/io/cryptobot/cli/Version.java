package io.cryptobot.cli;

/** The version of this program. */
final class Version {
  private Version() {}

  /** As the jar's manifest says; {@code development} where it runs from class files. */
  static String current() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
