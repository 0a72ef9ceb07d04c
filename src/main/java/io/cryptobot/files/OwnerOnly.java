package io.cryptobot.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Files and folders that only their owner may read: money, credentials, requests. */
public final class OwnerOnly {
  private static final String FILE = "rw-------";
  private static final String FOLDER = "rwx------";

  private OwnerOnly() {}

  /**
   * Takes everybody else's rights away, by permissions where the system has them (0600, 0700), by
   * an access list on Windows; a file system that has neither, such as a USB stick's, is left as it
   * is.
   */
  public static void restrict(Path path) throws IOException {
    @Nullable PosixFileAttributeView posix =
        Files.getFileAttributeView(path, PosixFileAttributeView.class);
    if (posix != null) {
      String rights = Files.isDirectory(path) ? FOLDER : FILE;
      posix.setPermissions(PosixFilePermissions.fromString(rights));
      return;
    }
    @Nullable AclFileAttributeView list =
        Files.getFileAttributeView(path, AclFileAttributeView.class);
    if (list != null) {
      list.setAcl(
          List.of(
              AclEntry.newBuilder()
                  .setType(AclEntryType.ALLOW)
                  .setPrincipal(list.getOwner())
                  .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                  .build()));
    }
  }
}
