package io.cryptobot.alert;

import java.util.Properties;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLSocketFactory;

/** The mail library's settings, for connections that are encrypted or do not leave the computer. */
final class SmtpProperties {
  private static final int TLS_FROM_THE_START = 465;

  private SmtpProperties() {}

  /**
   * All of them.
   *
   * @param tls decides which certificates are trusted
   * @param writeTimer ends writes that hang; the library's own would keep the program alive
   */
  static Properties of(
      EmailSettings settings, SSLSocketFactory tls, ScheduledExecutorService writeTimer) {
    Properties all = new Properties();
    all.setProperty("mail.smtp.host", settings.host());
    all.setProperty("mail.smtp.port", Integer.toString(settings.port()));
    all.setProperty("mail.smtp.auth", Boolean.toString(!settings.password().isEmpty()));
    // The message id and the greeting would else tell this computer's user and name.
    all.setProperty("mail.from", settings.sender().getAddress());
    all.setProperty("mail.smtp.localhost", "[127.0.0.1]");
    encryption(settings, tls, all);
    String millis = Long.toString(settings.timeout().toMillis());
    all.setProperty("mail.smtp.connectiontimeout", millis);
    all.setProperty("mail.smtp.timeout", millis);
    all.setProperty("mail.smtp.writetimeout", millis);
    all.put("mail.smtp.executor.writetimeout", writeTimer);
    return all;
  }

  private static void encryption(EmailSettings settings, SSLSocketFactory tls, Properties all) {
    boolean fromTheStart = settings.port() == TLS_FROM_THE_START;
    boolean required = !fromTheStart && !Loopback.is(settings.host());
    all.setProperty("mail.smtp.ssl.enable", Boolean.toString(fromTheStart));
    all.setProperty("mail.smtp.starttls.enable", Boolean.toString(!fromTheStart));
    all.setProperty("mail.smtp.starttls.required", Boolean.toString(required));
    all.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    all.setProperty("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
    all.setProperty("mail.smtp.socketFactory.fallback", "false");
    all.put("mail.smtp.ssl.socketFactory", tls);
  }
}
