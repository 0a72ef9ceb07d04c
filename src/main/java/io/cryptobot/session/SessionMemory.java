package io.cryptobot.session;

import io.cryptobot.state.BotState;

/** Where a session's steps are kept, so that none is lost and none done twice. */
public interface SessionMemory {

  /**
   * Keeps a finished step: when it returns, state and rows survive whatever happens.
   *
   * @throws SessionStoppedException if it cannot be kept; the step then counts as not done
   */
  void commit(BotState state, StepRows rows);
}
