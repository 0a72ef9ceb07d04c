package io.cryptobot.cli;

import io.cryptobot.dashboard.Dashboard;
import io.cryptobot.dashboard.DashboardSettings;
import io.cryptobot.home.Home;
import io.javalin.util.JavalinBindException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code --dashboard}: the page, until Ctrl+C. Trading does not depend on it. */
@Command(
    name = "--dashboard",
    description = "Serve a page that shows and steers the bot, on this computer.")
final class DashboardCommand implements Callable<Integer> {
  private static final Duration TICK = Duration.ofMillis(200);

  private final Console console;

  @Mixin private GlobalOptions global;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8501",
      description = "Serve on this port of 127.0.0.1; 8501 by default, 0 for any free one.")
  private int port;

  @Option(names = "--no-browser", description = "Print the link only, and open no browser.")
  private boolean noBrowser;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields in
  DashboardCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Home home = new Home(global.home(console));
    BotLog.openIn(home.root());
    return Startup.guarded(home, console, stop -> serve(home, stop));
  }

  private int serve(Home home, StopSignal stop) {
    // What is read has to be there: a first run writes the default configuration.
    Configuration.inspect(home.root(), console);
    try (Dashboard dashboard = start(home)) {
      URI link = dashboard.newLink();
      console.out().println("The dashboard of " + home.root() + ":");
      console.out().println(link);
      console
          .out()
          .println("The link serves once, on this computer. Enter shows a new one, Ctrl+C ends.");
      console.out().flush();
      if (!noBrowser && !Desktop.open(link)) {
        console.out().println("Open it in a browser: none could be started from here.");
        console.out().flush();
      }
      showNewLinks(dashboard);
      while (!stop.isAsked()) {
        console.sleeper().sleep(TICK);
      }
      return ExitCode.DONE;
    } catch (InterruptedException e) {
      return ExitCode.DONE;
    }
  }

  private Dashboard start(Home home) {
    try {
      return Dashboard.start(
          new DashboardSettings(home, port, console.clock(), Version.current()),
          new DashboardActions(home, console));
    } catch (JavalinBindException e) {
      throw new CommandFailedException(
          "Port "
              + port
              + " of this computer is taken, perhaps by a dashboard that runs already. Use that"
              + " one, or choose another port with --port N.",
          e);
    }
  }

  /** At each Enter, while a person sits at the terminal. */
  private void showNewLinks(Dashboard dashboard) {
    Thread reader =
        new Thread(
            () -> {
              while (console.prompt().line("").isPresent()) {
                console.out().println(dashboard.newLink());
                console.out().flush();
              }
            },
            "new-links");
    reader.setDaemon(true);
    reader.start();
  }
}
