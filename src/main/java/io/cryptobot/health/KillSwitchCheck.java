package io.cryptobot.health;

import io.cryptobot.home.KillSwitch;
import io.cryptobot.home.KillSwitch.Note;
import java.io.IOException;
import java.util.Optional;

/** Whether the kill switch holds the bot. */
public final class KillSwitchCheck implements HealthCheck {
  private final KillSwitch killSwitch;

  public KillSwitchCheck(KillSwitch killSwitch) {
    this.killSwitch = killSwitch;
  }

  @Override
  public String name() {
    return "kill switch";
  }

  @Override
  public Finding check() {
    return killSwitch.isOn()
        ? Finding.warn(
            "on, nothing is traded" + note(), "Lift it with --resume when trading may go on.")
        : Finding.pass("off");
  }

  private String note() {
    try {
      Optional<Note> note = killSwitch.note();
      return note.filter(said -> !said.text().isEmpty())
          .map(
              said ->
                  " ("
                      + said.text()
                      + (said.checksumFits() ? "" : "; not written by the bot, or changed since")
                      + ")")
          .orElse(" (the flag does not say who and why)");
    } catch (IOException e) {
      return " (the flag cannot be read: " + e + ")";
    }
  }
}
