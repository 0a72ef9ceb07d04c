package io.cryptobot.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The end of a text file that grows, without reading the file. */
public final class FileTail {
  private FileTail() {}

  /**
   * The last bytes of a file as text; empty if there is no file. It may begin within a line and end
   * within one that is just being written.
   */
  public static String text(Path file, int mostBytes) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      long start = Math.max(0, channel.size() - mostBytes);
      channel.position(start);
      ByteBuffer buffer = ByteBuffer.allocate((int) (channel.size() - start));
      int read = 0;
      while (buffer.hasRemaining() && read >= 0) {
        read = channel.read(buffer);
      }
      return new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      return "";
    }
  }
}
