package io.cryptobot.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request carries a JWT that Advanced Trade would take: ES256 or EdDSA with the key that
 * {@code kid} names, for two minutes at most, for this method, host and path. The host may be the
 * one called, with or without its port or scheme, or {@code api.coinbase.com}. Some clients give a
 * list {@code uris} in place of {@code uri}, the issuer of before 2024, or the host without its
 * first letter (they cut the eight letters of {@code https://} off an {@code http://}); all of this
 * is taken.
 */
final class JwtCheck {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BEARER = "Bearer ";
  private static final String HOST = "api.coinbase.com";
  private static final List<String> ISSUERS = List.of("cdp", "coinbase-cloud");
  private static final long LONGEST_SECONDS = 120;

  private final Map<String, PublicKey> keys;

  JwtCheck(Map<String, PublicKey> keys) {
    this.keys = Map.copyOf(keys);
  }

  boolean passes(Call call) {
    String given = call.header("Authorization").orElse("");
    String[] parts =
        given.startsWith(BEARER)
            ? given.substring(BEARER.length()).split("\\.")
            : given.split("\\.");
    if (!given.startsWith(BEARER) || parts.length != 3) {
      return false;
    }
    try {
      JsonNode header = read(parts[0]);
      JsonNode claims = read(parts[1]);
      @Nullable PublicKey key = keys.get(header.path("kid").asText());
      return key != null
          && isSigned(key, header, parts)
          && claims.path("sub").asText().equals(header.path("kid").asText())
          && ISSUERS.contains(claims.path("iss").asText())
          && isCurrent(claims, call.time().getEpochSecond())
          && names(claims, call);
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  private static JsonNode read(String part) throws IOException {
    return JSON.readTree(Base64.getUrlDecoder().decode(part));
  }

  private static boolean isSigned(PublicKey key, JsonNode header, String[] parts)
      throws GeneralSecurityException {
    boolean isEc = key instanceof ECPublicKey;
    if (!header.path("alg").asText().equals(isEc ? "ES256" : "EdDSA")) {
      return false;
    }
    Signature signature = Signature.getInstance(isEc ? "SHA256withECDSAinP1363Format" : "Ed25519");
    signature.initVerify(key);
    signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
    return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
  }

  private static boolean isCurrent(JsonNode claims, long now) {
    long begin = claims.path("nbf").asLong(Long.MAX_VALUE);
    long end = claims.path("exp").asLong(0);
    return begin <= now && now < end && end - begin <= LONGEST_SECONDS;
  }

  private static boolean names(JsonNode claims, Call call) {
    List<String> named = new ArrayList<>();
    named.add(claims.path("uri").asText());
    claims.path("uris").forEach(uri -> named.add(uri.asText()));
    String host = call.header("Host").orElse(HOST);
    String bare = host.replaceFirst(":[0-9]+$", "");
    String cut = host.isEmpty() ? host : host.substring(1);
    return Stream.of(HOST, host, bare, "http://" + host, cut)
        .anyMatch(name -> named.contains(call.method() + " " + name + call.path()));
  }
}
