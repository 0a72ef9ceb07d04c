package io.cryptobot.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Help;

/** The help for all modes: each with every option it has. */
final class HelpText {
  private HelpText() {}

  static void print(CommandLine commands, PrintWriter out) {
    out.println(
        "cryptobot " + Version.current() + ": a crypto trading bot that runs from one file");
    out.println();
    out.println("Usage: java -jar cryptobot.jar MODE [options]");
    out.println("A mode may be written with its dashes or without, before or after its options.");
    out.println();
    for (Mode mode : Mode.values()) {
      print(mode, mode.commandIn(commands), out);
    }
    out.println("  --help      This text; after a mode, the help of that mode.");
    out.println("  --version   The version.");
  }

  private static void print(Mode mode, CommandLine command, PrintWriter out) {
    out.println(mode.option());
    out.println("  " + mode.description());
    Help help = new Help(command.getCommandSpec(), Help.defaultColorScheme(Help.Ansi.OFF));
    out.print(help.optionList());
    out.println();
  }
}
