package io.cryptobot.credential;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptobot.files.WholeFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code config/credentials.json}, in the form of its template. Coinbase's two slots are groups of
 * {@code coinbase}; its three older fields beside them are a live key.
 */
public final class CredentialsFile implements SecretStore.Writable {
  private static final String COINBASE = "coinbase";
  private static final Set<String> OLDER_FIELDS = Set.of(Slot.API_KEY, "api_secret", "passphrase");
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final DefaultPrettyPrinter READABLE =
      new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));

  private final Path file;
  private final WholeFiles files;

  public CredentialsFile(Path file, WholeFiles files) {
    this.file = file;
    this.files = files;
  }

  @Override
  public String name() {
    return "config/credentials.json";
  }

  @Override
  public Optional<Stored> find(Slot slot) throws SecretStoreException {
    ObjectNode content = read();
    checkNames(content);
    Secret secret = Secret.of(group(content, slot), slot.fields());
    if (slot == Slot.COINBASE_LIVE && secret.isEmpty()) {
      secret = Secret.of(content.path(COINBASE), OLDER_FIELDS);
    }
    return secret.isEmpty() ? Optional.empty() : Optional.of(new Stored(secret, changed()));
  }

  private static JsonNode group(JsonNode content, Slot slot) {
    return slot.isCoinbase()
        ? content.path(COINBASE).path(partOf(slot))
        : content.path(slot.word());
  }

  /** {@code live} or {@code sandbox}. */
  private static String partOf(Slot slot) {
    return slot.word().substring(COINBASE.length() + 1);
  }

  /** No key in it can be younger than the file. */
  private Optional<Instant> changed() {
    try {
      return Optional.of(Files.getLastModifiedTime(file).toInstant());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private ObjectNode read() throws SecretStoreException {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return JSON.createObjectNode();
    } catch (IOException e) {
      throw new SecretStoreException("The file " + file + " cannot be read (" + e + ").");
    }
    try {
      if (JSON.readTree(bytes) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonParseException e) {
      // The text of the exception would show the file's content, which is secret.
      throw unreadable(" at line " + e.getLocation().getLineNr());
    } catch (IOException e) {
      throw unreadable("");
    }
    throw unreadable("");
  }

  private SecretStoreException unreadable(String where) {
    return new SecretStoreException(
        "The file "
            + file
            + " is no readable JSON"
            + where
            + ". Compare it with credentials.example.json and mend it, or move it away.");
  }

  private void checkNames(ObjectNode content) throws SecretStoreException {
    List<String> unknown = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : content.properties()) {
      String name = entry.getKey();
      if (name.equals(COINBASE)) {
        unknown.addAll(unknownOfCoinbase(entry.getValue()));
      } else if (!name.startsWith("_")) {
        Optional<Slot> slot = Slot.of(name).filter(one -> !one.isCoinbase());
        unknown.addAll(
            slot.isEmpty() ? List.of(name) : unknownIn(name, entry.getValue(), fieldsOf(slot)));
      }
    }
    if (!unknown.isEmpty()) {
      throw new SecretStoreException(
          "The file "
              + file
              + " has keys that are not known: "
              + String.join(", ", unknown)
              + ". See credentials.example.json for the right names.");
    }
  }

  private static Set<String> fieldsOf(Optional<Slot> slot) {
    return slot.map(one -> Set.copyOf(one.fields())).orElse(Set.of());
  }

  private static List<String> unknownOfCoinbase(JsonNode coinbase) {
    Set<String> parts = Set.of(partOf(Slot.COINBASE_LIVE), partOf(Slot.COINBASE_SANDBOX));
    Set<String> known =
        Stream.concat(parts.stream(), OLDER_FIELDS.stream()).collect(Collectors.toSet());
    List<String> unknown = new ArrayList<>(unknownIn(COINBASE, coinbase, known));
    for (String part : parts) {
      Set<String> fields = Set.copyOf(Slot.COINBASE_LIVE.fields());
      unknown.addAll(unknownIn(COINBASE + "." + part, coinbase.path(part), fields));
    }
    return unknown;
  }

  private static List<String> unknownIn(String group, JsonNode object, Set<String> known) {
    return object.properties().stream()
        .map(Map.Entry::getKey)
        .filter(name -> !name.startsWith("_") && !known.contains(name))
        .map(name -> group + "." + name)
        .toList();
  }

  @Override
  public void set(Slot slot, Secret secret) throws SecretStoreException {
    ObjectNode content = read();
    ObjectNode own = JSON.createObjectNode();
    secret.fields().forEach(own::put);
    if (slot.isCoinbase()) {
      content.withObjectProperty(COINBASE).set(partOf(slot), own);
    } else {
      content.set(slot.word(), own);
    }
    write(content);
  }

  @Override
  public boolean remove(Slot slot) throws SecretStoreException {
    if (find(slot).isEmpty()) {
      return false;
    }
    ObjectNode content = read();
    if (!slot.isCoinbase()) {
      content.remove(slot.word());
    } else if (content.get(COINBASE) instanceof ObjectNode coinbase) {
      coinbase.remove(partOf(slot));
      if (slot == Slot.COINBASE_LIVE) {
        coinbase.remove(OLDER_FIELDS);
      }
    }
    write(content);
    return true;
  }

  private void write(ObjectNode content) throws SecretStoreException {
    try {
      String text = JSON.writer(READABLE).writeValueAsString(content) + "\n";
      files.writePrivately(file, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new SecretStoreException("The file " + file + " cannot be written (" + e + ").");
    }
  }
}
