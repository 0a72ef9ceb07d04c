package io.cryptobot.alert;

import io.cryptobot.engine.Alert;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/**
 * Alerts by e-mail: a conversation with an SMTP server for each. Encryption is required unless the
 * server is this computer, and its certificate must be trusted by Java and bear the server's name.
 * The message is plain UTF-8 text under a subject like {@code [cryptobot] CRITICAL: hard stop}.
 */
public final class EmailChannel implements AlertChannel {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss xx", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final Pattern REPLY_CODE =
      Pattern.compile("\\s*([45])\\d\\d\\b.*", Pattern.DOTALL);

  private final EmailSettings settings;
  private final Redaction redaction;
  private final Session session;

  /** A channel that trusts the certificate authorities that Java trusts. */
  public EmailChannel(EmailSettings settings) {
    this(settings, (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  EmailChannel(EmailSettings settings, SSLSocketFactory tls) {
    this.settings = settings;
    String user = settings.sender().getAddress();
    redaction = Redaction.of(settings.password(), "\0" + user + "\0" + settings.password());
    ScheduledExecutorService writeTimer =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "alerts-email-timer");
              thread.setDaemon(true);
              return thread;
            });
    session = Session.getInstance(SmtpProperties.of(settings, tls, writeTimer));
  }

  @Override
  public String name() {
    return "email";
  }

  @Override
  public void send(Alert alert) throws DeliveryException {
    try (Transport transport = session.getTransport("smtp")) {
      MimeMessage message = message(alert);
      connect(transport);
      transport.sendMessage(message, message.getAllRecipients());
    } catch (MessagingException e) {
      throw failure(e);
    }
  }

  private void connect(Transport transport) throws MessagingException {
    if (settings.password().isEmpty()) {
      transport.connect();
    } else {
      transport.connect(settings.sender().getAddress(), settings.password());
    }
  }

  private MimeMessage message(Alert alert) throws MessagingException {
    MimeMessage message = new MimeMessage(session);
    message.setFrom(settings.sender());
    message.setRecipients(Message.RecipientType.TO, settings.recipients());
    message.setSubject(AlertText.title(alert), StandardCharsets.UTF_8.name());
    message.setText(AlertText.body(alert), StandardCharsets.UTF_8.name());
    message.setHeader("Date", DATE.format(alert.time()));
    message.setHeader("Auto-Submitted", "auto-generated");
    message.saveChanges();
    return message;
  }

  private DeliveryException failure(MessagingException e) {
    String server = "The mail server " + settings.host() + ":" + settings.port();
    String said = redaction.line(String.valueOf(e.getMessage()));
    if (e instanceof AuthenticationFailedException) {
      String message = server + " refused the login (an app password is needed?): " + said;
      return refused(e) ? DeliveryException.forGood(message) : DeliveryException.forNow(message);
    }
    if (refused(e)) {
      return DeliveryException.forGood(server + " refused the message: " + said);
    }
    return DeliveryException.forNow(server + " did not take the message: " + reason(e, said));
  }

  /** Whether the server's answer is 5xx: the same message will be refused again. */
  private static boolean refused(MessagingException e) {
    for (Throwable at = e; at != null; at = next(at)) {
      int code = code(at);
      if (code >= 400) {
        return code >= 500;
      }
    }
    Matcher reply = REPLY_CODE.matcher(String.valueOf(e.getMessage()));
    return e instanceof AuthenticationFailedException
        && (!reply.matches() || "5".equals(reply.group(1)));
  }

  private static int code(Throwable at) {
    if (at instanceof SMTPSendFailedException sending) {
      return sending.getReturnCode();
    }
    if (at instanceof SMTPAddressFailedException address) {
      return address.getReturnCode();
    }
    return at instanceof SMTPSenderFailedException sender ? sender.getReturnCode() : 0;
  }

  private static String reason(MessagingException e, String said) {
    for (Throwable at = e; at != null; at = next(at)) {
      if (at instanceof UnknownHostException) {
        return "its name cannot be resolved (no network?).";
      }
      if (at instanceof SocketTimeoutException) {
        return "it did not answer in time.";
      }
      if (at instanceof SSLException) {
        return "no trusted encrypted connection could be made (certificate, or a program that"
            + " reads mail in between?).";
      }
    }
    return said;
  }

  private static @Nullable Throwable next(Throwable at) {
    return at instanceof MessagingException mail ? mail.getNextException() : at.getCause();
  }
}
