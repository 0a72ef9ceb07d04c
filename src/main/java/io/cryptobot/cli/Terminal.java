package io.cryptobot.cli;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;

/** What differs between terminals, and between the Java versions' view of them. */
final class Terminal {
  private Terminal() {}

  /** Writes in the encoding that the console of this process shows. */
  static PrintWriter writer(PrintStream stream, String encodingProperty) {
    return new PrintWriter(new OutputStreamWriter(stream, charset(encodingProperty)), true);
  }

  /** Java 19 and newer name the encoding without, Java 17 with the prefix. */
  private static Charset charset(String property) {
    String name =
        System.getProperty(
            property, System.getProperty("sun." + property, Charset.defaultCharset().name()));
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Charset.defaultCharset();
    }
  }

  /** Whether input and output are a person's terminal, not a file or another program. */
  @SuppressWarnings("SystemConsoleNull") // Where it is not null in any case, it can be asked.
  static boolean isAttended() {
    Object console = System.console();
    if (console == null) {
      return false;
    }
    try {
      // From Java 22 on there is a console without a terminal too, which says so.
      return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
