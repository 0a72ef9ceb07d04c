package io.cryptobot.alert;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import io.cryptobot.engine.Alert;
import io.cryptobot.engine.Alert.Kind;
import jakarta.mail.Message;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailChannelTest {
  private static final String BOT = "bot@example.com";
  private static final String PASSWORD = "s3cr3t-pässword";

  @RegisterExtension
  static final GreenMailExtension SERVER =
      new GreenMailExtension(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @BeforeEach
  void user() {
    SERVER.setUser(BOT, BOT, PASSWORD);
  }

  private static EmailSettings settings(int port, String password, String to) {
    return new EmailSettings("127.0.0.1", port, BOT, password, to, Duration.ofSeconds(10));
  }

  private static EmailChannel channel(String password, String to) {
    return new EmailChannel(settings(SERVER.getSmtp().getPort(), password, to));
  }

  private static String refusal(EmailChannel channel, boolean worthRetrying) {
    DeliveryException failure =
        assertThrows(DeliveryException.class, () -> channel.send(Sample.alert(Kind.HARD_STOP)));
    assertEquals(worthRetrying, failure.worthRetrying(), failure.getMessage());
    return String.valueOf(failure.getMessage());
  }

  @Test
  void sendsPlainTextWithASubjectOfOneLine() throws Exception {
    channel(PASSWORD, "one@example.com, Two <two@example.com>")
        .send(
            new Alert(
                Kind.SLIPPAGE,
                Optional.of(Sample.BTC),
                "Größer als 1 % – 𝔹\n.\nEnde",
                Sample.TIME));

    MimeMessage[] received = SERVER.getReceivedMessages();
    assertEquals(2, received.length, "one for each recipient");
    MimeMessage message = received[0];
    assertEquals("[cryptobot] WARNING: slippage BTC-USD", message.getSubject());
    assertEquals(
        "Größer als 1 % – 𝔹\n.\nEnde\n\n2026-01-02 03:04:05 UTC",
        String.valueOf(message.getContent()).replace("\r\n", "\n").strip());
    assertEquals("text/plain; charset=UTF-8", message.getContentType());
    assertArrayEquals(
        InternetAddress.parse("one@example.com, Two <two@example.com>"),
        message.getRecipients(Message.RecipientType.TO));
    assertEquals(BOT, message.getFrom()[0].toString());
    assertEquals(Date.from(Sample.TIME), message.getSentDate());
    assertEquals("Fri, 2 Jan 2026 03:04:05 +0000", message.getHeader("Date", null));
    assertTrue(message.getMessageID().endsWith("@example.com>"), message.getMessageID());
  }

  @Test
  void aCriticalAlertSaysSoInItsSubject() throws Exception {
    channel(PASSWORD, "one@example.com").send(Sample.alert(Kind.HARD_STOP));

    assertEquals("[cryptobot] CRITICAL: hard stop", SERVER.getReceivedMessages()[0].getSubject());
  }

  @Test
  void aServerThatAsksForNoPasswordGetsNone() throws Exception {
    channel("", "one@example.com").send(Sample.alert(Kind.HARD_STOP));

    assertEquals(1, SERVER.getReceivedMessages().length);
  }

  @Test
  void aWrongPasswordIsNotWorthRetrying() {
    String message = refusal(channel("wr0ng-secret", "one@example.com"), false);

    assertTrue(message.contains("refused the login (an app password is needed?)"), message);
    assertFalse(message.contains("wr0ng-secret"), message);
  }

  @Test
  void aServerThatIsNotThereIsWorthRetrying() throws IOException {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }

    String message = refusal(new EmailChannel(settings(port, PASSWORD, "one@example.com")), true);

    assertTrue(message.startsWith("The mail server 127.0.0.1:" + port), message);
  }

  @Test
  void aServerThatSaysNothingIsLeftAfterTheTimeOut() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      EmailSettings settings =
          new EmailSettings(
              "127.0.0.1",
              silent.getLocalPort(),
              BOT,
              PASSWORD,
              "one@example.com",
              Duration.ofMillis(50));

      String message = refusal(new EmailChannel(settings), true);

      assertTrue(message.endsWith("it did not answer in time."), message);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "' ',  587,   a@b.cd, a@b.cd, The mail server has no name.",
    "host, 0,     a@b.cd, a@b.cd, Not a port of a mail server: 0.",
    "host, 65536, a@b.cd, a@b.cd, Not a port of a mail server: 65536.",
    "host, 587,   nobody, a@b.cd, Not an e-mail address: 'nobody'.",
    "host, 587,   a@b.cd, a b@cd, Not an e-mail address: 'a b@cd'.",
    "host, 587,   a@b.cd, '',     The e-mail alerts have no recipient.",
    "host, 587,   '',     a@b.cd, 'An e-mail has one sender, not ''''.'",
  })
  void wrongSettingsAreToldInASentence(
      String host, int port, String from, String to, String sentence) {
    IllegalArgumentException wrong =
        assertThrows(
            IllegalArgumentException.class,
            () -> new EmailSettings(host, port, from, PASSWORD, to, Duration.ofSeconds(1)));

    assertEquals(sentence, wrong.getMessage());
  }
}
