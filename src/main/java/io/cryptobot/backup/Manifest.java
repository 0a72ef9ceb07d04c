package io.cryptobot.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code manifest.json} of a backup: what it holds.
 *
 * @param version of the program that took it
 * @param weekly whether the weekly rotation may delete it
 * @param files with their digests
 */
record Manifest(String version, Instant time, boolean weekly, List<Entry> files) {
  static final String NAME = "manifest.json";

  private static final JsonMapper JSON = new JsonMapper();

  /**
   * A file.
   *
   * @param path below the home folder, with slashes
   * @param length in bytes
   * @param sha256 in hexadecimal
   */
  record Entry(String path, long length, String sha256) {}

  byte[] toBytes() throws IOException {
    ObjectNode json = JSON.createObjectNode();
    json.put("version", version);
    json.put("time", time.toString());
    json.put("weekly", weekly);
    ArrayNode all = json.putArray("files");
    for (Entry file : files) {
      all.addObject()
          .put("path", file.path())
          .put("length", file.length())
          .put("sha256", file.sha256());
    }
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
  }

  /**
   * The manifest of a backup's folder.
   *
   * @throws IOException if there is none that can be read
   */
  static Manifest in(Path folder) throws IOException {
    JsonNode json = JSON.readTree(Files.readAllBytes(folder.resolve(NAME)));
    List<Entry> files = new ArrayList<>();
    for (JsonNode file : json.path("files")) {
      files.add(
          new Entry(
              file.path("path").asText(),
              file.path("length").asLong(),
              file.path("sha256").asText()));
    }
    try {
      return new Manifest(
          json.path("version").asText(),
          Instant.parse(json.path("time").asText()),
          json.path("weekly").asBoolean(),
          files);
    } catch (DateTimeException e) {
      throw new IOException("its manifest has no time", e);
    }
  }
}
