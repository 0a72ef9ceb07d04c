package io.cryptobot.chart;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Encodes an image as PNG: 8 bits each of red, green and blue, no filter, one data chunk (W3C,
 * "Portable Network Graphics Specification", second edition). The JDK's own encoder needs three
 * times as long, most of it to look for other image formats.
 */
final class Png {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final int HEADER_LENGTH = 13;
  private static final byte BITS = 8;
  private static final byte RED_GREEN_BLUE = 2;
  private static final int BYTES_PER_PIXEL = 3;
  private static final int BUFFER = 1 << 16;

  private Png() {}

  /**
   * The bytes of a PNG file.
   *
   * @param image of {@link BufferedImage#TYPE_INT_RGB}
   */
  static byte[] encode(BufferedImage image) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(BUFFER);
    out.writeBytes(SIGNATURE);
    ByteBuffer header = ByteBuffer.allocate(HEADER_LENGTH);
    header.putInt(image.getWidth()).putInt(image.getHeight()).put(BITS).put(RED_GREEN_BLUE);
    writeChunk(out, "IHDR", header.array());
    writeChunk(out, "IDAT", deflated(rows(image)));
    writeChunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  /** The pixels row by row, each row after a zero that stands for "no filter". */
  private static byte[] rows(BufferedImage image) {
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    int width = image.getWidth();
    byte[] rows = new byte[image.getHeight() * (1 + width * BYTES_PER_PIXEL)];
    int next = 0;
    for (int i = 0; i < pixels.length; i++) {
      if (i % width == 0) {
        next++;
      }
      rows[next++] = (byte) (pixels[i] >> 16);
      rows[next++] = (byte) (pixels[i] >> 8);
      rows[next++] = (byte) pixels[i];
    }
    return rows;
  }

  private static byte[] deflated(byte[] data) {
    Deflater deflater = new Deflater();
    deflater.setInput(data);
    deflater.finish();
    ByteArrayOutputStream out = new ByteArrayOutputStream(BUFFER);
    byte[] buffer = new byte[BUFFER];
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return out.toByteArray();
  }

  private static void writeChunk(ByteArrayOutputStream out, String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 checksum = new CRC32();
    checksum.update(name);
    checksum.update(data);
    out.writeBytes(bigEndian(data.length));
    out.writeBytes(name);
    out.writeBytes(data);
    out.writeBytes(bigEndian((int) checksum.getValue()));
  }

  private static byte[] bigEndian(int value) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
  }
}
