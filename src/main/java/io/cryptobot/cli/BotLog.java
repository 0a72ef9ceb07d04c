package io.cryptobot.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * {@code logs/bot.log} in the home folder: a line an event, UTC, rolled daily and by size, kept 30
 * days. The file is opened with the first event, so that a command that has nothing to tell leaves
 * nothing behind.
 *
 * <pre>2026-01-02T03:04:05.678Z WARN  CandleCache - set the damaged file aside: ...</pre>
 */
final class BotLog extends AppenderBase<ILoggingEvent> {
  private static final int DAYS_KEPT = 30;
  private static final String LARGEST_FILE = "10MB";
  private static final String PATTERN =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z', UTC} %-5level %logger{0} - %msg%n%ex";

  private final Path folder;
  private @Nullable RollingFileAppender<ILoggingEvent> file;

  private BotLog(Path folder) {
    this.folder = folder;
  }

  /** Sends what is logged from now on to the log of this home. */
  static void openIn(Path home) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.detachAndStopAllAppenders();
    root.setLevel(Level.INFO);
    BotLog log = new BotLog(home.resolve("logs"));
    log.setContext(context);
    log.start();
    root.addAppender(log);
  }

  @Override
  protected void append(ILoggingEvent event) {
    RollingFileAppender<ILoggingEvent> open = file;
    if (open == null) {
      open = open();
      file = open;
    }
    open.doAppend(event);
  }

  private RollingFileAppender<ILoggingEvent> open() {
    RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
    appender.setContext(getContext());
    appender.setFile(folder.resolve("bot.log").toString());
    appender.setEncoder(encoder());
    SizeAndTimeBasedRollingPolicy<ILoggingEvent> policy = new SizeAndTimeBasedRollingPolicy<>();
    policy.setContext(getContext());
    policy.setParent(appender);
    policy.setFileNamePattern(folder.resolve("bot.%d{yyyy-MM-dd, UTC}.%i.log").toString());
    policy.setMaxFileSize(FileSize.valueOf(LARGEST_FILE));
    policy.setMaxHistory(DAYS_KEPT);
    policy.start();
    appender.setRollingPolicy(policy);
    appender.start();
    return appender;
  }

  private PatternLayoutEncoder encoder() {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(getContext());
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.setPattern(PATTERN);
    encoder.start();
    return encoder;
  }

  @Override
  public void stop() {
    if (file != null) {
      file.stop();
    }
    super.stop();
  }
}
