package io.cryptobot.simulator;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request as the handlers see it.
 *
 * @param path without the query
 * @param target path and query as they were sent, still encoded
 * @param query the decoded values of each parameter
 * @param time when it came
 * @param fault what goes wrong with it, if anything
 */
record Call(
    String method,
    String path,
    String target,
    Map<String, List<String>> query,
    Headers headers,
    String body,
    Instant time,
    Optional<Fault> fault) {

  /** Far more than any order; what is longer is cut and then wrongly signed. */
  private static final int LONGEST_BODY = 1 << 20;

  static Call of(HttpExchange exchange, Instant time) throws IOException {
    URI uri = exchange.getRequestURI();
    String query = uri.getRawQuery();
    byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY);
    return new Call(
        exchange.getRequestMethod(),
        uri.getPath(),
        uri.getRawPath() + (query == null ? "" : "?" + query),
        query == null ? Map.of() : parsed(query),
        exchange.getRequestHeaders(),
        new String(body, StandardCharsets.UTF_8),
        time,
        Optional.empty());
  }

  Call with(Optional<Fault> itsFault) {
    return new Call(method, path, target, query, headers, body, time, itsFault);
  }

  /** The same with the names of its parameters as {@link SnakeNames} writes them. */
  Call withSnakeNames() {
    Map<String, List<String>> renamed = new LinkedHashMap<>();
    query.forEach(
        (name, values) ->
            renamed.computeIfAbsent(SnakeNames.of(name), n -> new ArrayList<>()).addAll(values));
    return new Call(method, path, target, renamed, headers, body, time, fault);
  }

  private static Map<String, List<String>> parsed(String query) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String pair : query.split("&")) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      values.computeIfAbsent(decoded(name), n -> new ArrayList<>()).add(decoded(value));
    }
    return values;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  /** Whether it asks for this; a segment {@code *} stands for any. */
  boolean is(String asked, String pattern) {
    String[] want = pattern.split("/");
    String[] have = path.split("/");
    if (!method.equals(asked) || want.length != have.length) {
      return false;
    }
    for (int i = 0; i < want.length; i++) {
      if (!want[i].equals("*") && !want[i].equals(have[i])) {
        return false;
      }
    }
    return true;
  }

  /** A segment of the path, the first being 1. */
  String segment(int index) {
    return path.split("/")[index];
  }

  /** The last segment of the path. */
  String lastSegment() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.getFirst(name));
  }

  Optional<String> parameter(String name) {
    return parameters(name).stream().filter(value -> !value.isBlank()).findFirst();
  }

  /** All values of a parameter, given again or with commas. */
  List<String> parameters(String name) {
    List<String> values = new ArrayList<>();
    for (String given : query.getOrDefault(name, List.of())) {
      values.addAll(List.of(given.split(",")));
    }
    return values;
  }

  /** A whole number from 1 to {@code most}; {@code usual} if none is given or it is none. */
  int limit(int usual, int most) {
    return parameter("limit")
        .filter(text -> text.matches("[1-9][0-9]{0,6}"))
        .map(text -> Math.min(most, Integer.parseInt(text)))
        .orElse(usual);
  }
}
