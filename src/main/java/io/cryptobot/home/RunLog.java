package io.cryptobot.home;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptobot.files.FileLayer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/**
 * {@code data/runs.jsonl}: a line when a run begins and one when it ends, so that every log row can
 * be told to its run. A run that was killed has no second line.
 *
 * <pre>
 * {"event":"start","time":"2026-01-22T00:00:00Z","pid":4711,"environment":"paper",
 *  "phase":"sandbox_test","version":"0.1.0","config_hash":"1f09ab34c2d1","feed":"coinbase"}
 * {"event":"end","time":"2026-01-22T08:00:00Z","pid":4711,"environment":"paper","exit_code":0}
 * </pre>
 */
public final class RunLog {
  public static final String FILE = "runs.jsonl";

  private static final JsonMapper JSON = new JsonMapper();

  private final Path file;
  private final FileLayer layer;
  private final Clock clock;

  public RunLog(Home home, FileLayer layer, Clock clock) {
    this.file = home.data(FILE);
    this.layer = layer;
    this.clock = clock;
  }

  /** Notes that a run begins. */
  public void begin(
      String environment, String phase, String version, String configHash, String feed)
      throws IOException {
    ObjectNode line = line("start", environment);
    line.put("phase", phase);
    line.put("version", version);
    line.put("config_hash", configHash);
    line.put("feed", feed);
    add(line);
  }

  /** Notes that the run ends. */
  public void end(String environment, int exitCode) throws IOException {
    add(line("end", environment).put("exit_code", exitCode));
  }

  private ObjectNode line(String event, String environment) {
    ObjectNode line = JSON.createObjectNode();
    line.put("event", event);
    line.put("time", clock.instant().toString());
    line.put("pid", ProcessHandle.current().pid());
    line.put("environment", environment);
    return line;
  }

  private void add(ObjectNode line) throws IOException {
    String text = (endsTorn() ? "\n" : "") + JSON.writeValueAsString(line) + "\n";
    layer.append(file, text.getBytes(StandardCharsets.UTF_8));
    layer.force(file);
  }

  /** A run that was killed while it wrote leaves half a line. */
  private boolean endsTorn() throws IOException {
    if (!Files.exists(file)) {
      return false;
    }
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      if (channel.size() == 0) {
        return false;
      }
      ByteBuffer last = ByteBuffer.allocate(1);
      channel.position(channel.size() - 1).read(last);
      return last.get(0) != '\n';
    }
  }
}
