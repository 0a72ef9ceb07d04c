package io.cryptobot.cli;

import io.cryptobot.backtest.BacktestDataException;
import io.cryptobot.config.ConfigSchema;
import io.cryptobot.feed.CandleDataException;
import io.cryptobot.feed.FeedException;
import io.cryptobot.files.WholeFiles;
import io.cryptobot.home.ConfigSeen;
import io.cryptobot.home.Home;
import io.cryptobot.journal.AuditLog;
import io.cryptobot.journal.AuditLogFormat.Action;
import io.cryptobot.journal.FileNotWrittenException;
import io.cryptobot.session.SessionStoppedException;
import io.cryptobot.session.StartRefusedException;
import io.cryptobot.state.StateLockedException;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What every start of a trading mode has in common. */
final class Startup {
  private static final Logger LOG = LoggerFactory.getLogger(Startup.class);

  private Startup() {}

  /** The trading between start and exit code. */
  @FunctionalInterface
  interface Run {
    int run(StopSignal stop) throws IOException;
  }

  /** One of the ten steps is done. */
  static void step(int step, String what) {
    LOG.info("event=startup step={}/10 {}", step, what);
  }

  /** Runs until it ends or Ctrl+C ends it; what keeps it from trading is explained. */
  static int guarded(Home home, Console console, Run run) {
    try (StopSignal stop = new StopSignal()) {
      int code = run.run(stop);
      console.out().flush();
      console.err().flush();
      stop.finish(code);
      return code;
    } catch (StartRefusedException e) {
      return refused(console, e);
    } catch (CandleDataException
        | FeedException
        | BacktestDataException
        | SessionStoppedException
        | FileNotWrittenException e) {
      throw new CommandFailedException(String.valueOf(e.getMessage()), e);
    } catch (StateLockedException e) {
      throw new CommandFailedException(
          "connections.json asks for an encrypted portfolio_state.json (encrypt_state), but "
              + e.getMessage()
              + ". Nothing is traded; look at --credentials check state_key.",
          e);
    } catch (IOException e) {
      throw new CommandFailedException(
          "Nothing is traded, because a file in "
              + home.data()
              + " cannot be read or written ("
              + e
              + "). Check that the folder may be written and that the disk has space, then start"
              + " again; nothing is lost.",
          e);
    }
  }

  private static int refused(Console console, StartRefusedException e) {
    LOG.warn("event=start_refused why={} reason=\"{}\"", e.why(), e.getMessage());
    console.err().println(e.getMessage());
    return switch (e.why()) {
      case KILLED -> ExitCode.DONE;
      case HARD_STOPPED -> ExitCode.HARD_STOP;
      case ALREADY_RUNNING -> ExitCode.ALREADY_RUNNING;
      case FAILED -> ExitCode.FAILED;
    };
  }

  /** A row for each key of the configuration that has changed since the last start. */
  static void noteConfig(Home home, WholeFiles files, AuditLog audit) throws IOException {
    noteConfig(new ConfigSeen(home, files), ConfigSchema.fileNames(), audit);
  }

  /** The same of some files. */
  static void noteConfig(ConfigSeen seen, List<String> names, AuditLog audit) throws IOException {
    for (ConfigSeen.Change change : seen.changes(names)) {
      audit.byPerson(
          Action.CONFIG_CHANGE,
          change.file() + ": " + change.key(),
          change.oldValue(),
          change.newValue());
    }
    seen.remember(names);
  }
}
