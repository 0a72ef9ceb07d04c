package io.cryptobot.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An address that the program calls: {@code https}, or {@code http} where it stays on this
 * computer. Never with a user name or password, for it would stand in logs.
 *
 * @param withQuery whether a {@code ?} part may follow, which an address that paths are added to
 *     cannot have
 */
public record WebAddress(boolean withQuery) implements ValueType {
  private static final int LONGEST = 500;
  private static final int HIGHEST_PORT = 65_535;
  private static final int BYTES_OF_ADDRESS = 4;

  @Override
  public String range() {
    return "an address that begins with https:// (http:// only for localhost, 127.0.0.1 and"
        + " [::1])";
  }

  @Override
  public List<String> complaints(JsonNode value) {
    if (!value.isTextual()) {
      return List.of("is " + Shown.value(value) + ", it must be " + range());
    }
    String text = value.textValue();
    Optional<URI> address = parse(text);
    if (address.isPresent() && address.get().getRawUserInfo() != null) {
      return List.of("must not hold a user name or a password");
    }
    boolean sound = address.isPresent() && isAllowed(address.get());
    // What follows the ? can be a secret of the service called.
    String shown = Shown.text(text.split("\\?", 2)[0]);
    return sound ? List.of() : List.of("is " + shown + ", it must be " + range());
  }

  /** The address without a slash at its end, so that paths can be added. */
  static URI base(String text) {
    return URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
  }

  private static Optional<URI> parse(String text) {
    try {
      return text.length() > LONGEST ? Optional.empty() : Optional.of(new URI(text));
    } catch (URISyntaxException notAnAddress) {
      return Optional.empty();
    }
  }

  private boolean isAllowed(URI address) {
    if (address.getScheme() == null || address.getHost() == null) {
      return false;
    }
    String scheme = address.getScheme().toLowerCase(Locale.ROOT);
    boolean secret = scheme.equals("https");
    boolean local = scheme.equals("http") && isLoopback(address.getHost());
    boolean plain = withQuery || address.getRawQuery() == null;
    return (secret || local)
        && plain
        && address.getRawFragment() == null
        && address.getPort() <= HIGHEST_PORT;
  }

  /** Whether the host is this computer, judged by its name alone: no look-up can change it. */
  static boolean isLoopback(String host) {
    if (host.equalsIgnoreCase("localhost") || host.equals("[::1]")) {
      return true;
    }
    String[] bytes = host.split("\\.", -1);
    if (bytes.length != BYTES_OF_ADDRESS || !bytes[0].equals("127")) {
      return false;
    }
    for (String part : bytes) {
      if (!isByte(part)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isByte(String part) {
    boolean digits = !part.isEmpty() && part.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits && part.length() <= 3 && Integer.parseInt(part) <= 255;
  }
}
