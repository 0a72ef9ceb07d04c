package io.cryptobot.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.engine.Alert.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailEncryptionTest {
  private static SSLContext ours;
  private static SSLContext another;

  @BeforeAll
  static void certificates(@TempDir Path folder) throws Exception {
    ours = TestCertificate.of("ip:127.0.0.1", folder);
    another = TestCertificate.of("dns:mail.example.com", folder);
  }

  private static EmailSettings settings(String host, int port) {
    return new EmailSettings(
        host, port, "bot@example.com", "s3cr3t", "one@example.com", Duration.ofSeconds(10));
  }

  private static String refusal(EmailChannel channel) {
    DeliveryException failure =
        assertThrows(DeliveryException.class, () -> channel.send(Sample.alert(Kind.HARD_STOP)));
    return String.valueOf(failure.getMessage());
  }

  private static void assertNothingTold(ScriptedSmtpServer server) {
    assertFalse(server.commands.contains("AUTH"), server.commands.toString());
    assertFalse(server.commands.contains("MAIL"), server.commands.toString());
  }

  @Test
  void turnsToTlsBeforeItTellsAnything() throws Exception {
    try (ScriptedSmtpServer server = ScriptedSmtpServer.withTls(ours)) {
      new EmailChannel(settings("127.0.0.1", server.port()), ours.getSocketFactory())
          .send(Sample.alert(Kind.HARD_STOP));

      assertEquals(
          List.of("EHLO", "STARTTLS", "tls", "EHLO", "AUTH", "MAIL", "RCPT", "DATA"),
          server.commands.subList(0, 8));
    }
  }

  @Test
  void aCertificateOfAnotherServerIsRefused() throws IOException {
    try (ScriptedSmtpServer server = ScriptedSmtpServer.withTls(another)) {
      String message =
          refusal(
              new EmailChannel(settings("127.0.0.1", server.port()), another.getSocketFactory()));

      assertTrue(message.contains("no trusted encrypted connection"), message);
      assertNothingTold(server);
    }
  }

  @Test
  void aCertificateThatNobodyVouchesForIsRefused() throws IOException {
    try (ScriptedSmtpServer server = ScriptedSmtpServer.withTls(ours)) {
      String message = refusal(new EmailChannel(settings("127.0.0.1", server.port())));

      assertTrue(message.contains("no trusted encrypted connection"), message);
      assertNothingTold(server);
    }
  }

  /** 127.1 is this computer as well, but not written as such. */
  @Test
  void aServerElsewhereThatHasNoTlsIsToldNothing() throws IOException {
    try (ScriptedSmtpServer server = ScriptedSmtpServer.withoutTls()) {
      String message = refusal(new EmailChannel(settings("127.1", server.port())));

      assertTrue(message.contains("STARTTLS is required"), message);
      assertNothingTold(server);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "smtp.example.com,      587, false, true",
    "smtp.example.com,      25,  false, true",
    "smtp.example.com,      465, true,  false",
    "localhost,             25,  false, false",
    "127.0.0.1,             587, false, false",
    "::1,                   587, false, false",
    "localhost,             465, true,  false",
    "localhost.example.com, 587, false, true",
    "127.0.0.1.example.com, 587, false, true",
  })
  void theConnectionTo(String host, int port, boolean tlsAtOnce, boolean startTlsRequired) {
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    timer.shutdownNow();

    Properties all =
        SmtpProperties.of(
            settings(host, port), (SSLSocketFactory) SSLSocketFactory.getDefault(), timer);

    assertEquals(Boolean.toString(tlsAtOnce), all.getProperty("mail.smtp.ssl.enable"));
    assertEquals(
        Boolean.toString(startTlsRequired), all.getProperty("mail.smtp.starttls.required"));
    assertEquals("true", all.getProperty("mail.smtp.ssl.checkserveridentity"));
    assertEquals("10000", all.getProperty("mail.smtp.timeout"));
  }
}
