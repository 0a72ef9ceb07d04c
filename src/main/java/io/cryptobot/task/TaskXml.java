package io.cryptobot.task;

import io.cryptobot.task.TaskDefinition.Every;
import io.cryptobot.task.TaskDefinition.Weekly;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A task as Task Scheduler 1.2 reads it: {@code Register-ScheduledTask -Xml}, or "Import Task" in
 * its window.
 *
 * <p>The text is ASCII alone, everything else is a character reference: it goes through PowerShell,
 * consoles and files of any encoding unharmed. For the same reason it names no encoding, which the
 * scheduler would hold against the bytes.
 */
public final class TaskXml {
  private static final String NAMESPACE = "http://schemas.microsoft.com/windows/2004/02/mit/task";
  private static final String PRINCIPAL = "Author";
  private static final Duration LONGEST_RUN = Duration.ofHours(1);
  private static final Duration RESTART_AFTER = Duration.ofMinutes(1);
  private static final int RESTARTS = 3;
  private static final int NORMAL_PRIORITY = 6;
  private static final String INDENT = "  ";

  private final XMLStreamWriter xml;
  private int depth;

  private TaskXml(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /** The whole document, lines ended by a line feed. */
  public static String text(TaskDefinition task, String author) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      XMLStreamWriter writer =
          XMLOutputFactory.newDefaultFactory()
              .createXMLStreamWriter(bytes, StandardCharsets.US_ASCII.name());
      new TaskXml(writer).document(task, author);
      writer.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing to memory failed", e);
    }
    return bytes.toString(StandardCharsets.US_ASCII) + "\n";
  }

  private void document(TaskDefinition task, String author) throws XMLStreamException {
    xml.writeProcessingInstruction("xml", "version=\"1.0\"");
    line();
    xml.writeStartElement("Task");
    xml.writeDefaultNamespace(NAMESPACE);
    xml.writeAttribute("version", "1.2");
    depth++;
    open("RegistrationInfo");
    element("Author", author);
    element("Description", task.description());
    element("URI", "\\" + task.name());
    close();
    triggers(task);
    principals(task.account());
    settings(task);
    action(task.program());
    close();
  }

  private void triggers(TaskDefinition task) throws XMLStreamException {
    open("Triggers");
    open("CalendarTrigger");
    element("Enabled", true);
    element("StartBoundary", task.begin().toString());
    if (task.schedule() instanceof Every every) {
      open("Repetition");
      element("Interval", every.interval().toString());
      element("Duration", "P1D");
      element("StopAtDurationEnd", false);
      close();
      open("ScheduleByDay");
      element("DaysInterval", "1");
      close();
    } else if (task.schedule() instanceof Weekly) {
      open("ScheduleByWeek");
      element("WeeksInterval", "1");
      open("DaysOfWeek");
      line();
      xml.writeEmptyElement("Sunday");
      close();
      close();
    }
    close();
    close();
  }

  private void principals(TaskDefinition.Account account) throws XMLStreamException {
    open("Principals");
    open("Principal");
    xml.writeAttribute("id", PRINCIPAL);
    element("UserId", account.user());
    // Runs without anybody logged on, and still reaches the keys of the Credential Manager.
    element("LogonType", "Password");
    element("RunLevel", account.highest() ? "HighestAvailable" : "LeastPrivilege");
    close();
    close();
  }

  private void settings(TaskDefinition task) throws XMLStreamException {
    open("Settings");
    element("MultipleInstancesPolicy", "IgnoreNew");
    element("DisallowStartIfOnBatteries", false);
    element("StopIfGoingOnBatteries", false);
    element("AllowHardTerminate", true);
    element("StartWhenAvailable", true);
    element("RunOnlyIfNetworkAvailable", task.needsNetwork());
    element("AllowStartOnDemand", true);
    element("Enabled", true);
    element("Hidden", task.account().hidden());
    element("RunOnlyIfIdle", false);
    element("WakeToRun", true);
    element("ExecutionTimeLimit", LONGEST_RUN.toString());
    // The scheduler's own default is below normal, for the disk too.
    element("Priority", String.valueOf(NORMAL_PRIORITY));
    open("RestartOnFailure");
    element("Interval", RESTART_AFTER.toString());
    element("Count", String.valueOf(RESTARTS));
    close();
    close();
  }

  private void action(TaskDefinition.Program program) throws XMLStreamException {
    open("Actions");
    xml.writeAttribute("Context", PRINCIPAL);
    open("Exec");
    element("Command", program.java());
    element("Arguments", program.arguments());
    element("WorkingDirectory", program.home());
    close();
    close();
  }

  private void open(String name) throws XMLStreamException {
    line();
    xml.writeStartElement(name);
    depth++;
  }

  private void close() throws XMLStreamException {
    depth--;
    line();
    xml.writeEndElement();
  }

  private void element(String name, boolean value) throws XMLStreamException {
    element(name, String.valueOf(value));
  }

  private void element(String name, String text) throws XMLStreamException {
    line();
    xml.writeStartElement(name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }

  private void line() throws XMLStreamException {
    xml.writeCharacters("\n" + INDENT.repeat(depth));
  }
}
