package io.cryptobot.health;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A step of the build: puts the {@link JarList} into the finished jar, as its last entry. */
public final class JarListStep {
  private JarListStep() {}

  /** Takes the jar's path. */
  public static void main(String[] arguments) throws IOException {
    addTo(Path.of(arguments[0]));
  }

  /** The same jar gives the same bytes: every entry keeps its time, the list takes the first's. */
  static void addTo(Path jar) throws IOException {
    Path listed = jar.resolveSibling(jar.getFileName() + ".listed");
    try (ZipFile from = new ZipFile(jar.toFile());
        OutputStream file = Files.newOutputStream(listed);
        ZipOutputStream to = new ZipOutputStream(file)) {
      List<? extends ZipEntry> entries =
          from.stream().filter(entry -> !entry.getName().equals(JarList.ENTRY)).toList();
      for (ZipEntry entry : entries) {
        ZipEntry copy = new ZipEntry(entry);
        copy.setCompressedSize(-1);
        to.putNextEntry(copy);
        from.getInputStream(entry).transferTo(to);
        to.closeEntry();
      }
      ZipEntry list = new ZipEntry(JarList.ENTRY);
      list.setTimeLocal(entries.get(0).getTimeLocal());
      to.putNextEntry(list);
      to.write(JarList.text(JarList.computed(from)));
      to.closeEntry();
    }
    Files.move(listed, jar, StandardCopyOption.REPLACE_EXISTING);
  }
}
