package io.cryptobot.health;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.cryptobot.files.WholeFiles;
import io.cryptobot.home.Home;
import io.cryptobot.home.HomeLock;
import io.cryptobot.state.StateCipher;
import io.cryptobot.state.StateFile;
import io.cryptobot.state.StateFile.FromBackup;
import io.cryptobot.state.StateFile.Good;
import io.cryptobot.state.StateFile.Loaded;
import io.cryptobot.state.StateFile.Unusable;
import java.io.IOException;
import java.util.Optional;

/**
 * What several checks look at, looked at once: two checks that try the lock at the same time would
 * see each other.
 *
 * @param state the state file, as loaded
 * @param botIsRunning whether the home's lock is held
 * @param lockProblem why that cannot be told
 */
public record HomeView(Loaded state, boolean botIsRunning, Optional<String> lockProblem) {

  /** Looks at a home without changing it. */
  public static HomeView of(Home home, WholeFiles files, StateCipher cipher) {
    Loaded state = state(home, files, cipher);
    try {
      return new HomeView(state, HomeLock.isHeld(home), Optional.empty());
    } catch (IOException e) {
      return new HomeView(state, false, Optional.of(e.toString()));
    }
  }

  private static Loaded state(Home home, WholeFiles files, StateCipher cipher) {
    try {
      return new StateFile(home.data(), files, cipher).load();
    } catch (RuntimeException e) {
      return new Unusable("portfolio_state.json cannot be looked at (" + e + ").");
    }
  }

  /** Whether the state says what it says, or says rightly that there is none. */
  boolean isStateKnown() {
    return !(state instanceof Unusable);
  }

  /** The state's JSON; a missing node if there is none that may be trusted. */
  JsonNode content() {
    if (state instanceof Good good) {
      return good.content();
    }
    return state instanceof FromBackup backup ? backup.content() : MissingNode.getInstance();
  }

  /** {@code paper}, {@code live}, ...; empty if no state tells. */
  public String environment() {
    return content().path("environment").asText();
  }

  /** {@code micro_live}, ...; empty if no state tells. */
  public String phase() {
    return content().path("phase").asText();
  }

  /** Of both strategies. */
  int openPositions() {
    return content().path("conservative").path("positions").size()
        + content().path("aggressive").path("positions").size();
  }

  boolean isHardStopped() {
    return content().path("hard_stopped").asBoolean();
  }

  boolean areEntriesPaused() {
    return content().path("entries_paused").asBoolean();
  }
}
