package io.cryptobot.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.cryptobot.engine.Alert.Kind;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Neither password nor token may ever be read in a log, an error or a printed record. */
class RedactionTest {
  private static final String PASSWORD = "s3cr3t-password";
  private static final String TOKEN = "123456:s3cr3t-TOKEN";
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final List<DeliveryFailure> failures = new CopyOnWriteArrayList<>();
  private Level level = Level.INFO;

  @BeforeEach
  void attach() {
    level = root.getLevel();
    root.setLevel(Level.TRACE);
    log.list = new CopyOnWriteArrayList<>();
    log.start();
    root.addAppender(log);
  }

  @AfterEach
  void detach() {
    root.detachAppender(log);
    root.setLevel(level);
  }

  private static EmailSettings email(int port) {
    return new EmailSettings(
        "127.0.0.1", port, "bot@example.com", PASSWORD, "one@example.com", TIMEOUT);
  }

  private static TelegramSettings telegram(int port) {
    return new TelegramSettings(URI.create("http://127.0.0.1:" + port), TOKEN, "42", TIMEOUT);
  }

  @Test
  void settingsPrintWithoutTheirSecrets() {
    assertEquals(
        "EmailSettings[host=127.0.0.1, port=25, from=bot@example.com, password=***,"
            + " to=one@example.com, timeout=PT10S]",
        email(25).toString());
    assertEquals(
        "TelegramSettings[baseUrl=http://127.0.0.1:80, botToken=***, chatId=42, timeout=PT10S]",
        telegram(80).toString());
  }

  @Test
  void anErrorInTheSettingsDoesNotTellTheToken() {
    IllegalArgumentException wrong =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new TelegramSettings(
                    URI.create("https://api.telegram.org"), TOKEN + "\n", "42", TIMEOUT));

    assertSecretless(wrong.toString());
  }

  /** The server repeats what the client said, as some do with a command they do not know. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "535 5.7.8 refused: %s",
        "454 4.7.0 later: %s",
        "500 5.5.1 unknown command: %s",
        "535 5.7.8 refused: " + PASSWORD,
      })
  void aMailServerThatRepeatsThePasswordIsNotQuoted(String reply) throws IOException {
    try (ScriptedSmtpServer server = ScriptedSmtpServer.answering("AUTH", reply)) {
      failWith(new EmailChannel(email(server.port())));
    }
  }

  @Test
  void aConnectionThatFailsDoesNotTellTheToken() throws IOException {
    int port;
    try (ScriptedSmtpServer closed = ScriptedSmtpServer.withoutTls()) {
      port = closed.port();
    }
    failWith(new TelegramChannel(telegram(port)));
  }

  @Test
  void anAnswerThatIsNotHttpDoesNotTellTheToken() throws IOException {
    try (ScriptedSmtpServer server = ScriptedSmtpServer.answering("POST", "%s")) {
      failWith(new TelegramChannel(telegram(server.port())));
    }
  }

  private void failWith(AlertChannel channel) {
    DeliveryException failure =
        assertThrows(DeliveryException.class, () -> channel.send(Sample.alert(Kind.HARD_STOP)));
    assertSecretless(failure.toString());
    assertEquals(null, failure.getCause());

    try (AlertDispatcher dispatcher =
        AlertDispatcher.start(List.of(channel), AlertMemory.EMPTY, time -> {}, failures::add)) {
      dispatcher.raise(Sample.alert(Kind.HARD_STOP));
      dispatcher.drain(Duration.ofSeconds(30));
      assertSecretless(dispatcher.memory().toString());
    }
    assertEquals(1, failures.size());
    failures.forEach(told -> assertSecretless(told.toString()));
    assertTrue(
        log.list.stream().anyMatch(e -> e.getFormattedMessage().contains("alert_undeliverable")));
    log.list.forEach(event -> assertSecretless(event.getFormattedMessage()));
  }

  private static void assertSecretless(String text) {
    String login = "\0bot@example.com\0" + PASSWORD;
    for (String secret : List.of(PASSWORD, TOKEN, base64(PASSWORD), base64(login))) {
      assertFalse(text.contains(secret), text);
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aLineIsShortAndHasNoBreaks() {
    assertEquals("a *** b", Redaction.of("key").line(" a\r\n key\tb\n"));
    assertEquals(303, Redaction.of("").line("x".repeat(400)).length());
  }
}
