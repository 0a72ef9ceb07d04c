package io.cryptobot.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.cryptobot.alert.AlertMemory;
import io.cryptobot.backtest.BacktestInput;
import io.cryptobot.engine.EngineOptions;
import io.cryptobot.engine.RandomMarket;
import io.cryptobot.exchange.SimulatedExchange;
import io.cryptobot.files.FileLayer;
import io.cryptobot.files.HookedFiles;
import io.cryptobot.files.WholeFiles;
import io.cryptobot.home.Home;
import io.cryptobot.session.ReplaySession.End;
import io.cryptobot.state.BotState;
import io.cryptobot.state.StateCipher;
import io.cryptobot.state.StateFile;
import io.cryptobot.state.StateFile.Fresh;
import io.cryptobot.state.StateFile.FromBackup;
import io.cryptobot.state.StateFile.Good;
import io.cryptobot.state.StateFile.Loaded;
import io.cryptobot.state.StateJson;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every single file operation of a run fails once, in three ways; after each, the next start must
 * find ledger, logs and counters in agreement and end as a run without faults does.
 */
class FaultCampaignTest {
  private static final int STEPS = 50;
  private static final int STEPS_AT_A_TIME = Boolean.getBoolean("cryptobot.faults.all") ? 1 : 5;
  private static final RandomMarket MARKET = new RandomMarket(7);
  private static final BacktestInput INPUT =
      BacktestInput.of(MARKET.series, MARKET.firstSecond, MARKET.firstSecond + STEPS * 3600L);

  enum Fault {
    INPUT_OUTPUT_ERROR,
    DISK_FULL,
    ACCESS_DENIED_THREE_TIMES;

    IOException of(Path file) {
      return switch (this) {
        case INPUT_OUTPUT_ERROR -> new IOException("Input/output error");
        case DISK_FULL -> new FileSystemException(file.toString(), null, "No space left on device");
        case ACCESS_DENIED_THREE_TIMES -> new AccessDeniedException(file.toString());
      };
    }
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void whateverOperationFailsTheNextStartFindsAllInAgreement(Fault fault) throws IOException {
    Map<String, String> expected;
    try (FileSystem disk = Jimfs.newFileSystem(Configuration.unix())) {
      Home home = new Home(disk.getPath("/home"));
      assertEquals(End.FINISHED, run(home, FileLayer.DISK));
      expected = contents(home);
    }
    assertTrue(
        expected.getOrDefault("trade_log.csv", "").lines().count() > 5,
        "a run without trades shows nothing");
    boolean wasReached = true;
    int operation = 0;
    for (; wasReached; operation++) {
      try (FileSystem disk = Jimfs.newFileSystem(Configuration.unix())) {
        Home home = new Home(disk.getPath("/home"));
        FailingLayer layer = new FailingLayer(fault, operation);
        try {
          run(home, layer);
        } catch (SessionStoppedException e) {
          // The run stopped and said why; what it had kept must be enough.
        }
        assertEquals(End.FINISHED, run(home, FileLayer.DISK));
        assertEquals(expected, contents(home), fault + " at operation " + operation);
        wasReached = layer.hasFailed;
      }
    }
    assertTrue(operation > 100, "only " + operation + " operations");
  }

  private static End run(Home home, FileLayer layer) throws IOException {
    Files.createDirectories(home.data());
    WholeFiles files = new WholeFiles(layer, pause -> {});
    StateFile file = new StateFile(home.data(), files, StateCipher.NONE);
    HomeMemory memory =
        new HomeMemory(file, home.data(), layer, () -> AlertMemoryJson.write(AlertMemory.EMPTY));
    Loaded loaded = file.load();
    Optional<BotState> remembered = Optional.empty();
    if (!(loaded instanceof Fresh)) {
      ObjectNode content =
          loaded instanceof Good good ? good.content() : ((FromBackup) loaded).content();
      memory.takeUp(content);
      remembered = Optional.of(StateJson.read(content));
      if (loaded instanceof FromBackup) {
        new RowsBeyond(home, content).applied(remembered.get());
      }
    }
    return new ReplaySession(
            MARKET.plan,
            INPUT,
            MARKET.feeRate,
            new SimulatedExchange(MARKET.feeRate, coin -> 0),
            memory,
            "ledger",
            "hash",
            remembered,
            EngineOptions.DEFAULT,
            STEPS_AT_A_TIME)
        .run(step -> true);
  }

  private static Map<String, String> contents(Home home) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> all = Files.walk(home.data())) {
      for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
        String name = file.getFileName().toString();
        if (!name.endsWith(".bak") && !name.endsWith(".lock")) {
          contents.put(name, Files.readString(file));
        }
      }
    }
    return contents;
  }

  /** The operations of a disk, of which one fails. */
  private static final class FailingLayer extends HookedFiles {
    private final Fault fault;
    private int left;
    private int failures;
    private boolean hasFailed;

    FailingLayer(Fault fault, int operation) {
      this.fault = fault;
      this.left = operation;
      this.failures = fault == Fault.ACCESS_DENIED_THREE_TIMES ? 3 : 1;
    }

    @Override
    protected void before(Operation operation, Path file, byte[] content) throws IOException {
      if (left > 0) {
        left--;
      } else if (failures > 0) {
        if (operation == Operation.APPEND) {
          // A disk that fills up takes half of a row.
          DISK.append(file, Arrays.copyOf(content, content.length / 2));
        }
        failures--;
        hasFailed = true;
        throw fault.of(file);
      }
    }
  }
}
