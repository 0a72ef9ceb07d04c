package io.cryptobot.alert;

import java.util.Locale;
import java.util.regex.Pattern;

/** Whether a host is this computer, judged by how it is written, without asking the network. */
final class Loopback {
  private static final Pattern HOST =
      Pattern.compile("localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[?::1]?");

  private Loopback() {}

  static boolean is(String host) {
    return HOST.matcher(host.toLowerCase(Locale.ROOT)).matches();
  }
}
