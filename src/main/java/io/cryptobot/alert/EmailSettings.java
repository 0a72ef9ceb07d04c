package io.cryptobot.alert;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;

/**
 * Where e-mail alerts go.
 *
 * @param host the mail server's name
 * @param port 465 speaks TLS from the start, every other one turns to it by STARTTLS
 * @param from the sender's address, which is the login name as well
 * @param password empty for a server that asks for none
 * @param to one address, or several with commas between them
 * @param timeout for the connection, each answer and each write
 */
public record EmailSettings(
    String host, int port, String from, String password, String to, Duration timeout) {

  /**
   * Checks what can be checked without a network.
   *
   * @throws IllegalArgumentException saying in a sentence what is wrong
   */
  public EmailSettings {
    if (host.isBlank()) {
      throw new IllegalArgumentException("The mail server has no name.");
    }
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("Not a port of a mail server: " + port + ".");
    }
    if (timeout.toMillis() < 1 || timeout.toMillis() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("Not a time-out for a mail server: " + timeout + ".");
    }
    if (addresses(from).length != 1) {
      throw new IllegalArgumentException("An e-mail has one sender, not '" + from + "'.");
    }
    if (addresses(to).length == 0) {
      throw new IllegalArgumentException("The e-mail alerts have no recipient.");
    }
  }

  InternetAddress sender() {
    return addresses(from)[0];
  }

  InternetAddress[] recipients() {
    return addresses(to);
  }

  private static InternetAddress[] addresses(String text) {
    try {
      InternetAddress[] all = InternetAddress.parse(text, true);
      for (InternetAddress one : all) {
        one.validate();
      }
      return all;
    } catch (AddressException e) {
      throw new IllegalArgumentException("Not an e-mail address: '" + text + "'.", e);
    }
  }

  @Override
  public String toString() {
    return "EmailSettings[host=%s, port=%s, from=%s, password=%s, to=%s, timeout=%s]"
        .formatted(host, port, from, Redaction.HIDDEN, to, timeout);
  }
}
