package io.cryptobot.alert;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A mail server on 127.0.0.1 that can turn to TLS and answers single commands as told. It writes
 * down the commands it reads, {@code tls} where the encryption begins.
 */
final class ScriptedSmtpServer implements AutoCloseable {
  final List<String> commands = new CopyOnWriteArrayList<>();
  private final ServerSocket listener;
  private final Optional<SSLContext> tls;
  private final String command;
  private final String reply;

  private ScriptedSmtpServer(Optional<SSLContext> tls, String command, String reply) {
    this.tls = tls;
    this.command = command;
    this.reply = reply;
    try {
      listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread thread = new Thread(this::serve, "scripted-smtp");
    thread.setDaemon(true);
    thread.start();
  }

  static ScriptedSmtpServer withTls(SSLContext tls) {
    return new ScriptedSmtpServer(Optional.of(tls), "", "");
  }

  static ScriptedSmtpServer withoutTls() {
    return new ScriptedSmtpServer(Optional.empty(), "", "");
  }

  /** Answers {@code command} with {@code reply}, in which %s is what the client said. */
  static ScriptedSmtpServer answering(String command, String reply) {
    return new ScriptedSmtpServer(Optional.empty(), command, reply);
  }

  int port() {
    return listener.getLocalPort();
  }

  private void serve() {
    while (!listener.isClosed()) {
      try (Socket client = listener.accept()) {
        write(client, "220 test");
        talk(client, tls.isPresent());
      } catch (IOException e) {
        commands.add("broken off");
      }
    }
  }

  private void talk(Socket client, boolean tlsOffered) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String word = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
      commands.add(word);
      if ("STARTTLS".equals(word)) {
        write(client, "220 go");
        talk(encrypted(client), false);
        return;
      }
      write(client, word.equals(command) ? reply.formatted(line) : usual(word, tlsOffered));
      if ("DATA".equals(word)) {
        while (!".".equals(line)) {
          line = in.readLine();
        }
        write(client, "250 taken");
      }
    }
  }

  private static String usual(String word, boolean tlsOffered) {
    return switch (word) {
      case "EHLO" -> tlsOffered ? "250-test\r\n250 STARTTLS" : "250-test\r\n250 AUTH PLAIN";
      case "AUTH" -> "235 welcome";
      case "DATA" -> "354 go on";
      default -> "250 fine";
    };
  }

  private SSLSocket encrypted(Socket client) throws IOException {
    SSLSocket socket =
        (SSLSocket) tls.orElseThrow().getSocketFactory().createSocket(client, null, port(), true);
    socket.setUseClientMode(false);
    socket.startHandshake();
    commands.add("tls");
    return socket;
  }

  private static void write(Socket client, String text) throws IOException {
    client.getOutputStream().write((text + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
