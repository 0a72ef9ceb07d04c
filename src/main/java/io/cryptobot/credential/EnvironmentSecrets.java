package io.cryptobot.credential;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Environment variables: {@code COINBASE_API_KEY}, {@code EMAIL_FROM_PASSWORD} and so on, the
 * slot's prefix and the field in capitals ({@code privateKey} is {@code PRIVATE_KEY}). Task
 * Scheduler does not see those of a PowerShell window.
 */
public final class EnvironmentSecrets implements SecretStore {
  public static final String NAME = "environment variables";

  private final Map<String, String> environment;

  public EnvironmentSecrets(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<Stored> find(Slot slot) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String field : slot.fields()) {
      String value = environment.get(variable(slot, field));
      if (value != null) {
        fields.put(field, value);
      }
    }
    Secret secret = new Secret(fields);
    return secret.isEmpty() ? Optional.empty() : Optional.of(new Stored(secret, Optional.empty()));
  }

  /** The name of a field's variable. */
  private static String variable(Slot slot, String field) {
    return slot.variable()
        + "_"
        + field.replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
  }
}
