package io.cryptobot.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Answers that the real Coinbase gave. A test that needs one is skipped where they are not. */
final class Recorded {
  private static final Path FOLDER = Path.of("..", "shared", "fixtures");
  private static final ObjectMapper JSON = new ObjectMapper();

  private Recorded() {}

  static JsonNode read(String file) throws IOException {
    assumeTrue(Files.isDirectory(FOLDER), "the recorded answers are not here");
    return JSON.readTree(Files.readAllBytes(FOLDER.resolve(file)));
  }

  /** That an answer has all members of a recorded one, of the same kinds. */
  static void assertShape(String file, JsonNode answer) throws IOException {
    assertShape(read(file), answer, file);
  }

  static void assertShape(JsonNode recorded, JsonNode answer, String where) {
    for (Map.Entry<String, JsonNode> member : recorded.properties()) {
      String path = where + " " + member.getKey();
      assertTrue(answer.has(member.getKey()), path + " is missing in " + answer);
      JsonNode ours = answer.get(member.getKey());
      if (!member.getValue().isNull() && !ours.isNull()) {
        assertShape(member.getValue(), ours, path);
      }
    }
    if (recorded.getNodeType() != JsonNodeType.NULL) {
      assertEquals(recorded.getNodeType(), answer.getNodeType(), where);
    }
    if (recorded.isArray() && !recorded.isEmpty() && !answer.isEmpty()) {
      assertShape(recorded.get(0), answer.get(0), where + "[0]");
    }
  }
}
