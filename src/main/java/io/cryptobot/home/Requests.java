package io.cryptobot.home;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptobot.files.OwnerOnly;
import io.cryptobot.files.WholeFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code data/requests/}: what a person asks of a running bot. A request is a file {@code ID.json},
 * its answer {@code ID.answer.json}:
 *
 * <pre>
 * {"id":"6f0c...","time":"2026-01-22T00:00:00Z","command":"sell","argument":"BTC-USD"}
 * {"id":"6f0c...","ok":true,"text":"Sold BTC-USD."}
 * </pre>
 */
public final class Requests {
  /** A request that was not taken up within this is no longer what the person wants. */
  public static final Duration MOST_AGE = Duration.ofMinutes(2);

  /** The command that asks for a backup. */
  public static final String BACKUP = "backup";

  private static final JsonMapper JSON = new JsonMapper();
  private static final String REQUEST = ".json";
  private static final String ANSWER = ".answer.json";

  private final Path folder;
  private final WholeFiles files;
  private final Clock clock;

  public Requests(Home home, WholeFiles files, Clock clock) {
    this.folder = home.requests();
    this.files = files;
    this.clock = clock;
  }

  /**
   * A request.
   *
   * @param command sell, rebalance, pause, unpause or stop
   * @param argument of the command; empty if it has none
   */
  public record Request(String id, Instant time, String command, String argument) {}

  /**
   * What became of a request.
   *
   * @param ok whether it was carried out
   * @param text for the person
   */
  public record Answer(boolean ok, String text) {}

  /** Makes the folder, for its owner only. */
  public void prepare() throws IOException {
    Files.createDirectories(folder);
    OwnerOnly.restrict(folder);
  }

  /** Asks for something. */
  public void ask(Request request) throws IOException {
    prepare();
    ObjectNode json = JSON.createObjectNode();
    json.put("id", request.id());
    json.put("time", request.time().toString());
    json.put("command", request.command());
    json.put("argument", request.argument());
    files.writePrivately(file(request.id(), REQUEST), JSON.writeValueAsBytes(json));
  }

  private Path file(String id, String ending) {
    return folder.resolve(id + ending);
  }

  /** The answer to a request, once it is there. */
  public Optional<Answer> answer(String id) throws IOException {
    try {
      JsonNode json = JSON.readTree(Files.readAllBytes(file(id, ANSWER)));
      return Optional.of(new Answer(json.path("ok").asBoolean(), json.path("text").asText()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Takes a request back that nobody has taken up, or an answer that was read. */
  public void forget(String id) throws IOException {
    Files.deleteIfExists(file(id, REQUEST));
    Files.deleteIfExists(file(id, ANSWER));
  }

  /**
   * The requests that wait, oldest first. One that is too old, from the future or unreadable is
   * answered with a refusal here and not given.
   */
  public List<Request> waiting() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Path> present;
    try (Stream<Path> all = Files.list(folder)) {
      present =
          all.filter(file -> file.getFileName().toString().endsWith(REQUEST))
              .filter(file -> !file.getFileName().toString().endsWith(ANSWER))
              .sorted()
              .toList();
    }
    List<Request> waiting = new ArrayList<>();
    for (Path file : present) {
      String name = file.getFileName().toString();
      String id = name.substring(0, name.length() - REQUEST.length());
      Optional<Request> request = read(file, id);
      if (request.isEmpty()) {
        answer(id, new Answer(false, "The request cannot be read."));
      } else if (isTooOld(request.get())) {
        answer(
            id,
            new Answer(
                false, "The request is more than two minutes old, so it was not carried out."));
      } else {
        waiting.add(request.get());
      }
    }
    waiting.sort(Comparator.comparing(Request::time));
    return waiting;
  }

  private boolean isTooOld(Request request) {
    return Duration.between(request.time(), clock.instant()).abs().compareTo(MOST_AGE) > 0;
  }

  private static Optional<Request> read(Path file, String id) {
    try {
      JsonNode json = JSON.readTree(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
      boolean isWhole = json.path("id").asText().equals(id) && json.hasNonNull("command");
      return isWhole
          ? Optional.of(
              new Request(
                  id,
                  Instant.parse(json.path("time").asText()),
                  json.path("command").asText(),
                  json.path("argument").asText()))
          : Optional.empty();
    } catch (IOException | DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Answers a request, which then no longer waits. */
  public void answer(String id, Answer answer) throws IOException {
    ObjectNode json = JSON.createObjectNode();
    json.put("id", id);
    json.put("ok", answer.ok());
    json.put("text", answer.text());
    files.writePrivately(file(id, ANSWER), JSON.writeValueAsBytes(json));
    Files.deleteIfExists(file(id, REQUEST));
  }
}
