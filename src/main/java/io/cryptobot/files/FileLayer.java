package io.cryptobot.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The operations that change files. What they touch is on disk only after {@link #force}. */
public interface FileLayer {

  /** The file system as it is. */
  FileLayer DISK = new Disk();

  void createDirectories(Path folder) throws IOException;

  /** Makes the file, or replaces what it holds. */
  void write(Path file, byte[] content) throws IOException;

  /** Forces what was written to the device. */
  void force(Path file) throws IOException;

  /** Puts a file in the place of another, in one step: at no instant does neither stand there. */
  void move(Path from, Path to) throws IOException;

  /** Removes the file if it is there. */
  void delete(Path file) throws IOException;

  /** Adds to the end of a file, or makes it. */
  void append(Path file, byte[] content) throws IOException;

  /** Cuts a file to a length that it has or exceeds. */
  void truncate(Path file, long length) throws IOException;

  /** The real one. */
  final class Disk implements FileLayer {
    private Disk() {}

    @Override
    public void createDirectories(Path folder) throws IOException {
      Files.createDirectories(folder);
    }

    @Override
    public void write(Path file, byte[] content) throws IOException {
      write(
          file,
          content,
          StandardOpenOption.CREATE,
          StandardOpenOption.WRITE,
          StandardOpenOption.TRUNCATE_EXISTING);
    }

    @Override
    public void append(Path file, byte[] content) throws IOException {
      write(file, content, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static void write(Path file, byte[] content, OpenOption... options) throws IOException {
      try (FileChannel channel = FileChannel.open(file, options)) {
        ByteBuffer left = ByteBuffer.wrap(content);
        while (left.hasRemaining()) {
          channel.write(left);
        }
      }
    }

    @Override
    public void truncate(Path file, long length) throws IOException {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(length);
      }
    }

    @Override
    public void force(Path file) throws IOException {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
    }

    @Override
    public void move(Path from, Path to) throws IOException {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void delete(Path file) throws IOException {
      Files.deleteIfExists(file);
    }
  }
}
