package io.cryptobot.credential;

import com.github.javakeyring.internal.windows.CREDENTIAL;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import com.sun.jna.win32.StdCallLibrary;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads a generic credential of Windows under any target. The keyring's library reads only targets
 * of its own form, {@code service|account}.
 */
final class WindowsCredential {
  private static final int GENERIC = 1;

  private WindowsCredential() {}

  /** The two calls of Windows, by their names there. */
  interface Advapi32 extends StdCallLibrary {
    boolean CredReadA(String target, int type, int flags, PointerByReference credential);

    void CredFree(Pointer credential);
  }

  /** The text under a target that is stored for this user name; empty if there is none. */
  static Optional<String> read(String target, String user) throws SecretStoreException {
    Advapi32 windows;
    try {
      windows = Native.load("Advapi32", Advapi32.class);
    } catch (UnsatisfiedLinkError e) {
      throw new SecretStoreException("Windows Credential Manager cannot be asked.");
    }
    PointerByReference place = new PointerByReference();
    if (!windows.CredReadA(target, GENERIC, 0, place)) {
      return Optional.empty();
    }
    try {
      CREDENTIAL credential = new CREDENTIAL(place.getValue());
      if (!user.equals(credential.UserName) || credential.CredentialBlob == null) {
        return Optional.empty();
      }
      byte[] bytes = credential.CredentialBlob.getByteArray(0, credential.CredentialBlobSize);
      return Optional.of(new String(bytes, StandardCharsets.UTF_16LE));
    } finally {
      windows.CredFree(place.getValue());
    }
  }
}
