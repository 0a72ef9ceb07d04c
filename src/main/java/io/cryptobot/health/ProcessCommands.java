package io.cryptobot.health;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Real processes, ended when they take too long. */
public final class ProcessCommands implements WindowsCommands {
  private final Duration limit;

  public ProcessCommands(Duration limit) {
    this.limit = limit;
  }

  @Override
  public Output run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    try {
      CompletableFuture<String> text = new CompletableFuture<>();
      Thread reader = new Thread(() -> read(process, text), "health-" + command.get(0));
      reader.setDaemon(true);
      reader.start();
      String printed = text.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw late(command);
      }
      return new Output(process.exitValue(), printed);
    } catch (TimeoutException e) {
      throw late(command);
    } catch (ExecutionException e) {
      throw new IOException(command.get(0) + " could not be read", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private IOException late(List<String> command) {
    return new IOException(command.get(0) + " did not end within " + limit.toSeconds() + " s");
  }

  /** Only ASCII matters in what is read: numbers, and the names of XML elements. */
  private static void read(Process process, CompletableFuture<String> text) {
    try (InputStream output = process.getInputStream()) {
      text.complete(new String(output.readAllBytes(), StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      text.completeExceptionally(e);
    }
  }
}
