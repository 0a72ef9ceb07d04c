package io.cryptobot.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/** The end of a file. */
final class FileBytes {
  /** More than any run owes to one log. */
  private static final long MOST = 16L * 1024 * 1024;

  private FileBytes() {}

  /** The bytes from a position to the end, of a longer end the last 16 MB; none without a file. */
  static byte[] from(Path file, long position) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      long start = Math.max(position, channel.size() - MOST);
      channel.position(start);
      ByteBuffer buffer = ByteBuffer.allocate((int) Math.max(0, channel.size() - start));
      int read = 0;
      while (buffer.hasRemaining() && read >= 0) {
        read = channel.read(buffer);
      }
      return Arrays.copyOf(buffer.array(), buffer.position());
    } catch (NoSuchFileException e) {
      return new byte[0];
    }
  }

  static String textFrom(Path file, long position) throws IOException {
    return new String(from(file, position), StandardCharsets.UTF_8);
  }
}
