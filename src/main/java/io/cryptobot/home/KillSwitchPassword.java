package io.cryptobot.home;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * The password that lifting the kill switch asks for, kept as {@code
 * pbkdf2-sha256$ITERATIONS$SALT$HASH} (PBKDF2 of RFC 8018 with HMAC-SHA256, salt and hash in
 * base64).
 */
public final class KillSwitchPassword {
  private static final String SCHEME = "pbkdf2-sha256";

  /** The number that OWASP's password storage cheat sheet asks for with SHA-256. */
  private static final int ITERATIONS = 600_000;

  private static final int MOST_ITERATIONS = 10_000_000;
  private static final int BYTES = 32;
  private static final int SALT_BYTES = 16;
  private static final Pattern FORM =
      Pattern.compile(SCHEME + "\\$(\\d{1,8})\\$([A-Za-z0-9+/=]{8,100})\\$([A-Za-z0-9+/=]{44})");

  private KillSwitchPassword() {}

  /** The hash of a new password, with a salt of its own. */
  public static String hash(String password) {
    byte[] salt = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    Base64.Encoder base64 = Base64.getEncoder();
    return SCHEME
        + "$"
        + ITERATIONS
        + "$"
        + base64.encodeToString(salt)
        + "$"
        + base64.encodeToString(derived(password, salt, ITERATIONS));
  }

  /**
   * Whether a password is the one of a hash. A hash of another form fits none: a switch that cannot
   * be judged stays on.
   */
  public static boolean fits(String hash, String password) {
    Matcher form = FORM.matcher(hash);
    if (!form.matches() || Integer.parseInt(form.group(1)) > MOST_ITERATIONS) {
      return false;
    }
    try {
      byte[] salt = Base64.getDecoder().decode(form.group(2));
      byte[] expected = Base64.getDecoder().decode(form.group(3));
      return MessageDigest.isEqual(
          expected, derived(password, salt, Math.max(1, Integer.parseInt(form.group(1)))));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static byte[] derived(String password, byte[] salt, int iterations) {
    PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, BYTES * Byte.SIZE);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has PBKDF2WithHmacSHA256", e);
    }
  }
}
