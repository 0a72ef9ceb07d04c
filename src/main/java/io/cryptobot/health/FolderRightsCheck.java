package io.cryptobot.health;

import io.cryptobot.home.Home;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Nobody else on a Windows computer can change the bot's folder: a folder under {@code C:\}
 * inherits rights by which every local user could put another jar, or other limits, in it.
 */
public final class FolderRightsCheck implements HealthCheck {
  private static final String EVERYBODY = "everybody, it has no list of rights";

  private final Home home;
  private final WindowsFacts windows;

  public FolderRightsCheck(Home home, WindowsFacts windows) {
    this.home = home;
    this.windows = windows;
  }

  @Override
  public String name() {
    return "folder rights";
  }

  @Override
  public Finding check() throws IOException, InterruptedException {
    Optional<String> user = windows.user();
    Optional<String> rights = windows.rights(home.root());
    if (user.isEmpty() || rights.isEmpty()) {
      return Finding.skip("Windows does not tell who may change " + home.root());
    }
    List<String> others =
        rights.get().contains("(")
            ? AccessList.othersWhoMayChange(rights.get(), user.get())
            : List.of(EVERYBODY);
    return others.isEmpty()
        ? Finding.pass("only you, SYSTEM and Administrators may change the folder")
        : Finding.warn(
            home.root() + " can be changed by others: " + String.join(", ", others),
            "Close it: .\\scripts\\install.ps1 -Folder '"
                + home.root().toString().replace("'", "''")
                + "'");
  }
}
