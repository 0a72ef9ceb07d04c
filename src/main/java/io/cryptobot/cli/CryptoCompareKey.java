package io.cryptobot.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The paid key of CryptoCompare, where there is one: {@code cryptocompare.api_key} in {@code
 * config/credentials.json}, else the environment variable {@code CRYPTOCOMPARE_API_KEY}. The
 * template's placeholder is no key.
 */
final class CryptoCompareKey {
  private static final String VARIABLE = "CRYPTOCOMPARE_API_KEY";
  private static final String PLACEHOLDER = "optional_for_higher_rate_limits";

  private CryptoCompareKey() {}

  static Optional<String> find(Path home, Map<String, String> environment) {
    return inFile(home.resolve("config").resolve("credentials.json"))
        .or(() -> Optional.ofNullable(environment.get(VARIABLE)))
        .map(String::trim)
        .filter(key -> !key.isEmpty() && !key.equals(PLACEHOLDER));
  }

  private static Optional<String> inFile(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      JsonNode key = new ObjectMapper().readTree(file.toFile()).path("cryptocompare");
      return Optional.ofNullable(key.path("api_key").textValue());
    } catch (IOException e) {
      // The text of the exception would show the file's content, which is secret.
      throw new CommandFailedException(
          "The file " + file + " is no readable JSON. Mend it, or move it away.");
    }
  }
}
