package io.cryptobot.dashboard;

import io.cryptobot.home.Requests.Answer;
import io.cryptobot.status.Look;
import java.io.IOException;

/**
 * What a person can have done from the page, as the commands of the same names do it. Answers are
 * for the person.
 */
public interface Actions {

  /** Looks into the home. */
  Look look() throws IOException;

  /** Turns the kill switch on. */
  Answer kill() throws IOException;

  /** Lifts the kill switch; refused where a password guards it. */
  Answer resume() throws IOException;

  /** Takes a backup. */
  Answer backup() throws IOException;

  /**
   * Asks the running bot, or acts where none runs.
   *
   * @param command pause, unpause, rebalance or sell
   * @param argument a product or {@code all} for sell; else empty
   */
  Answer steer(String command, String argument) throws IOException;

  /**
   * Replaces a configuration file, with an audit row for each key that changed.
   *
   * @return what the person should know beside that it is done; empty for nothing
   */
  String writeConfig(String fileName, byte[] content) throws IOException;
}
