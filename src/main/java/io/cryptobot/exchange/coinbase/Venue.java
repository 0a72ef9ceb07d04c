package io.cryptobot.exchange.coinbase;

import java.net.URI;
import java.util.Locale;

/** Which hosts may be called with which key: one never goes to another's. */
public enum Venue {
  /** Real money. */
  LIVE,
  /** Coinbase's sandbox. */
  SANDBOX,
  /** A server on this computer. */
  LOCAL;

  /** Whether a request to this address belongs here. */
  public boolean owns(URI address) {
    String host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
    return switch (this) {
      case LIVE ->
          isEncrypted(address)
              && (host.equals("api.coinbase.com") || host.equals("api.exchange.coinbase.com"));
      case SANDBOX ->
          isEncrypted(address) && host.equals("api-public.sandbox.exchange.coinbase.com");
      case LOCAL -> isLoopback(host);
    };
  }

  private static boolean isEncrypted(URI address) {
    return "https".equals(address.getScheme());
  }

  private static boolean isLoopback(String host) {
    return host.equals("127.0.0.1") || host.equals("localhost") || host.equals("[::1]");
  }
}
