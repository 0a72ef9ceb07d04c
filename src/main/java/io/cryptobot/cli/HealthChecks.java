package io.cryptobot.cli;

import io.cryptobot.alert.AlertChannel;
import io.cryptobot.config.BotConfig;
import io.cryptobot.credential.CoinbaseKey;
import io.cryptobot.credential.Credentials;
import io.cryptobot.credential.Slot;
import io.cryptobot.files.FileLayer;
import io.cryptobot.files.WholeFiles;
import io.cryptobot.health.ChannelTestAlert;
import io.cryptobot.health.ConfigCheck;
import io.cryptobot.health.ConfigInUseCheck;
import io.cryptobot.health.CredentialsCheck;
import io.cryptobot.health.DataFolderCheck;
import io.cryptobot.health.DiskSpaceCheck;
import io.cryptobot.health.DiskSpaceCheck.FreeSpace;
import io.cryptobot.health.Finding;
import io.cryptobot.health.FolderRightsCheck;
import io.cryptobot.health.HardStopCheck;
import io.cryptobot.health.HealthCheck;
import io.cryptobot.health.HeartbeatCheck;
import io.cryptobot.health.HomeView;
import io.cryptobot.health.JarCheck;
import io.cryptobot.health.JavaCheck;
import io.cryptobot.health.KeyLookup.KeyFact;
import io.cryptobot.health.KillSwitchCheck;
import io.cryptobot.health.LogFilesCheck;
import io.cryptobot.health.PausedCheck;
import io.cryptobot.health.ProcessCommands;
import io.cryptobot.health.RightsCheck;
import io.cryptobot.health.SecondCopyCheck;
import io.cryptobot.health.SleepCheck;
import io.cryptobot.health.StateCheck;
import io.cryptobot.health.TaskCheck;
import io.cryptobot.health.TestAlertCheck;
import io.cryptobot.health.WindowsFacts;
import io.cryptobot.home.Home;
import io.cryptobot.home.KillSwitch;
import io.cryptobot.home.LossFlag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All checks of a home, in the order in which they are shown. */
final class HealthChecks implements AutoCloseable {
  private static final Duration WINDOWS_ANSWERS_WITHIN = Duration.ofSeconds(5);

  private final Home home;
  private final Console console;
  private final WholeFiles files;
  private final List<HealthCheck> checks = new ArrayList<>();
  private final Keys keys;
  private final HealthFeeds feeds;
  private HealthAccount account = HealthAccount.NONE;

  private HealthChecks(Home home, Console console, Configuration.Inspected config) {
    this.home = home;
    this.console = console;
    this.files = HomeParts.files(console);
    this.keys = new Keys(home, console);
    this.feeds = HealthFeeds.of(keys, config.config(), console);
  }

  static HealthChecks of(Home home, Console console, boolean sendTestAlert) {
    Configuration.Inspected config = Configuration.inspect(home.root(), console);
    HealthChecks made = new HealthChecks(home, console, config);
    HomeView view = HomeView.of(home, made.files, StateKey.cipher(made.keys, false));
    made.addProgramAndFiles(config, view);
    made.addTrading(view, HomeParts.killSwitch(home, console, config.config()));
    made.checks.addAll(made.feeds.checks());
    made.checks.addAll(CredentialsCheck.of(view.environment(), made::keyFact, console.clock()));
    made.account = HealthAccount.of(home, made.keys, config.config(), view, console);
    made.checks.addAll(made.account.checks());
    if (System.getProperty("os.name", "").startsWith("Windows")) {
      made.addWindows();
    }
    config.config().ifPresent(sound -> made.addAlerts(sound, sendTestAlert));
    return made;
  }

  List<HealthCheck> all() {
    return List.copyOf(checks);
  }

  private void addProgramAndFiles(Configuration.Inspected config, HomeView view) {
    checks.add(new JavaCheck(Runtime.version()));
    checks.add(new JarCheck(Program.location()));
    checks.add(new ConfigCheck(home.config(), config.problems()));
    checks.add(new ConfigInUseCheck(home, view::botIsRunning));
    checks.add(new DataFolderCheck(home, FileLayer.DISK));
    checks.add(new DiskSpaceCheck(FreeSpace.of(home.root())));
    checks.add(new LogFilesCheck(home));
    if (RightsCheck.isPossible(home)) {
      checks.add(new RightsCheck(home));
    }
  }

  private void addTrading(HomeView view, KillSwitch killSwitch) {
    checks.add(new StateCheck(view));
    checks.add(new HardStopCheck(view, new LossFlag(home, files)));
    checks.add(new KillSwitchCheck(killSwitch));
    checks.add(new PausedCheck(view));
    checks.add(new SecondCopyCheck(view));
    checks.add(new HeartbeatCheck(home, view, console.clock()));
  }

  private Optional<KeyFact> keyFact(String word) throws Exception {
    Optional<Credentials.Found> found = keys.find(Slot.of(word).orElseThrow());
    if (found.isEmpty()) {
      return Optional.empty();
    }
    String kind = CoinbaseKey.of(found.get().secret()).kind();
    return Optional.of(new KeyFact(kind, found.get().store(), found.get().stored().since()));
  }

  private void addAlerts(BotConfig config, boolean sendTestAlert) {
    AlertChannels channels;
    try {
      channels = AlertChannels.of(config.connections(), keys);
    } catch (CommandFailedException e) {
      Finding unreadable =
          Finding.fail("their credentials cannot be read", String.valueOf(e.getMessage()));
      checks.add(HealthCheck.known("alerts", unreadable));
      return;
    }
    checks.add(HealthCheck.known("alerts", finding(channels)));
    if (sendTestAlert) {
      Map<String, String> silent = new TreeMap<>(channels.off());
      silent.putAll(channels.unusable());
      checks.add(new TestAlertCheck(new ChannelTestAlert(channels.on(), silent, console.clock())));
    }
  }

  private static Finding finding(AlertChannels channels) {
    String on = channels.on().stream().map(AlertChannel::name).collect(Collectors.joining(" and "));
    if (!channels.unusable().isEmpty()) {
      String reasons =
          channels.unusable().entrySet().stream()
              .map(entry -> entry.getKey() + " is " + entry.getValue())
              .collect(Collectors.joining("; "));
      return Finding.fail(reasons, "Or switch it off in connections.json.");
    }
    return on.isEmpty()
        ? Finding.pass("off; email and telegram can be switched on in connections.json")
        : Finding.pass("by " + on + "; try them with --health --send-test-alert");
  }

  private void addWindows() {
    WindowsFacts windows = new WindowsFacts(new ProcessCommands(WINDOWS_ANSWERS_WITHIN));
    checks.add(new SleepCheck(windows));
    checks.add(new TaskCheck(windows));
    checks.add(new FolderRightsCheck(home, windows));
  }

  @Override
  public void close() {
    feeds.close();
    account.close();
  }
}
