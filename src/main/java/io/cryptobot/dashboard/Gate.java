package io.cryptobot.dashboard;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Lets in who holds the link that was shown when the dashboard started. A link serves once: it
 * becomes a session, kept by a cookie that scripts cannot read and other sites cannot send. Every
 * change must also carry the session's own token, and every request the name of this computer.
 */
final class Gate {
  static final String CSRF_HEADER = "X-CSRF-Token";
  static final String START = "/start/";

  private static final String SESSION = "session";
  private static final int TOKEN_BYTES = 32;
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src"
          + " 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final SecureRandom random = new SecureRandom();
  private final Set<String> links = ConcurrentHashMap.newKeySet();
  private final Map<String, String> csrfTokens = new ConcurrentHashMap<>();
  private volatile int port;

  /** The port is known once the server listens. */
  void listensOn(int ownPort) {
    port = ownPort;
  }

  /** A path that opens the dashboard, once. */
  String newLink() {
    String token = newToken();
    links.add(token);
    return START + token;
  }

  private String newToken() {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static void addHeaders(Context request) {
    request.header("Content-Security-Policy", CONTENT_SECURITY_POLICY);
    request.header("X-Content-Type-Options", "nosniff");
    request.header("X-Frame-Options", "DENY");
    request.header("Referrer-Policy", "no-referrer");
    request.header("Cross-Origin-Opener-Policy", "same-origin");
    request.header("Cross-Origin-Resource-Policy", "same-origin");
    request.header("Cache-Control", "no-store");
  }

  /** Stands before every request; one that may not pass is answered here. */
  void check(Context request) {
    addHeaders(request);
    if (!isOwnHost(request.header("Host"))) {
      refuse(request, HttpStatus.FORBIDDEN, "This dashboard answers to its own address only.");
    } else if (!isStart(request)) {
      checkSession(request);
    }
  }

  private static boolean isStart(Context request) {
    return request.method().equals(HandlerType.GET) && request.path().startsWith(START);
  }

  private void checkSession(Context request) {
    Optional<String> csrf = csrf(request);
    if (csrf.isEmpty()) {
      refuse(
          request,
          HttpStatus.UNAUTHORIZED,
          "Open the link that --dashboard printed. It serves once; for a new one press Enter in its"
              + " window, or start it again.");
    } else if (!request.method().equals(HandlerType.GET) && !isOwnChange(request, csrf.get())) {
      refuse(request, HttpStatus.FORBIDDEN, "This change does not come from the dashboard's page.");
    }
  }

  private boolean isOwnHost(@Nullable String host) {
    if (host == null) {
      return false;
    }
    String lower = host.toLowerCase(Locale.ROOT);
    return lower.equals("127.0.0.1:" + port)
        || lower.equals("localhost:" + port)
        || lower.equals("[::1]:" + port);
  }

  private boolean isOwnChange(Context request, String csrf) {
    String origin = request.header("Origin");
    String site = request.header("Sec-Fetch-Site");
    boolean isOwnOrigin =
        origin == null
            || (origin.startsWith("http://") && isOwnHost(origin.substring("http://".length())));
    return isOwnOrigin
        && (site == null || site.equals("same-origin"))
        && isEqual(request.header(CSRF_HEADER), csrf);
  }

  private static boolean isEqual(@Nullable String given, String expected) {
    return given != null
        && MessageDigest.isEqual(
            given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
  }

  /** The token that changes of this session must carry; empty without a session. */
  Optional<String> csrf(Context request) {
    String session = request.cookie(cookieName());
    return session == null ? Optional.empty() : Optional.ofNullable(csrfTokens.get(session));
  }

  /** Cookies know no ports: two dashboards on one computer need two names. */
  private String cookieName() {
    return SESSION + "_" + port;
  }

  /** Turns a link into a session. */
  void enter(Context request) {
    if (!links.remove(request.path().substring(START.length()))) {
      refuse(
          request,
          HttpStatus.UNAUTHORIZED,
          "This link was used already. Press Enter in the window of --dashboard for a new one, or"
              + " start it again.");
      return;
    }
    String session = newToken();
    csrfTokens.put(session, newToken());
    request.header(
        "Set-Cookie", cookieName() + "=" + session + "; Path=/; HttpOnly; SameSite=Strict");
    // A redirect would still count as coming from where the link was clicked, without the cookie.
    request
        .contentType("text/html; charset=utf-8")
        .result(
            "<!doctype html><html lang=\"en\"><title>cryptobot</title><meta http-equiv=\"refresh\""
                + " content=\"0; url=/\"><a href=\"/\">Open</a></html>");
  }

  private static void refuse(Context request, HttpStatus status, String why) {
    request.status(status).contentType("text/plain; charset=utf-8").result(why + "\n");
    request.skipRemainingHandlers();
  }
}
