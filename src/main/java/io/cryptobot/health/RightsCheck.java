package io.cryptobot.health;

import io.cryptobot.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Nobody else on this computer reads the money and the keys. Only where a system has such rights.
 */
public final class RightsCheck implements HealthCheck {
  private static final Set<PosixFilePermission> OF_OTHERS =
      EnumSet.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

  private final List<Path> paths;

  /** Looks at what is there now: a folder that another check makes is none of ours. */
  public RightsCheck(Home home) {
    this.paths =
        Stream.of(home.data(), home.config().resolve("credentials.json"))
            .filter(Files::exists)
            .toList();
  }

  /** Whether the home is on a file system that knows such rights. */
  public static boolean isPossible(Home home) {
    return home.root().getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  @Override
  public String name() {
    return "rights";
  }

  @Override
  public Finding check() throws IOException {
    for (Path path : paths) {
      if (othersMayRead(path)) {
        return Finding.warn(
            path + " can be read by other users of this computer",
            "Take their rights away: chmod "
                + (Files.isDirectory(path) ? "700" : "600")
                + " "
                + path);
      }
    }
    return Finding.pass("only you can read data and keys");
  }

  private static boolean othersMayRead(Path path) throws IOException {
    return Files.getPosixFilePermissions(path).stream().anyMatch(OF_OTHERS::contains);
  }
}
