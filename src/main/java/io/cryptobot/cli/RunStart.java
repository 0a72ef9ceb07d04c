package io.cryptobot.cli;

import java.io.IOException;

/** Notes that a run begins, once its portfolio is on disk. */
@FunctionalInterface
interface RunStart {
  void note() throws IOException;
}
