package io.cryptobot.health;

import com.fasterxml.jackson.databind.JsonNode;
import io.cryptobot.state.BotState;
import io.cryptobot.state.StateFile.Fresh;
import io.cryptobot.state.StateFile.FromBackup;
import io.cryptobot.state.StateFile.Unusable;
import io.cryptobot.state.StateJson;

/** The state file is whole and makes sense. */
public final class StateCheck implements HealthCheck {
  private static final String RESTORE = "Stop the bot and bring a backup back: --restore DIR.";

  private final HomeView home;

  public StateCheck(HomeView home) {
    this.home = home;
  }

  @Override
  public String name() {
    return "state";
  }

  @Override
  public Finding check() {
    if (home.state() instanceof Fresh) {
      return Finding.pass("no bot has run here yet");
    }
    if (home.state() instanceof Unusable unusable) {
      return Finding.fail(unusable.why(), RESTORE);
    }
    return meaning(home.content());
  }

  private Finding meaning(JsonNode content) {
    BotState state;
    try {
      state = StateJson.read(content);
    } catch (RuntimeException e) {
      return Finding.fail(
          "portfolio_state.json is whole, but says what cannot be (" + e.getMessage() + ")",
          RESTORE);
    }
    if (home.state() instanceof FromBackup backup) {
      return Finding.warn(
          backup.why() + " The state before its last save, portfolio_state.json.bak, is whole",
          "The next start goes on from it by itself. Find out what damaged the file: the disk, a"
              + " program that syncs or scans this folder.");
    }
    return Finding.pass(
        "whole; environment "
            + state.environment()
            + ", phase "
            + state.phase()
            + ", open positions: "
            + home.openPositions());
  }
}
