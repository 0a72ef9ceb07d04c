package io.cryptobot.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.cryptobot.engine.EngineState.OrderState;
import io.cryptobot.files.FileLayer;
import io.cryptobot.files.WholeFiles;
import io.cryptobot.fuzz.Form;
import io.cryptobot.fuzz.Fuzzing;
import io.cryptobot.fuzz.Good;
import io.cryptobot.portfolio.PositionState;
import io.cryptobot.portfolio.SleeveState;
import io.cryptobot.state.StateFile.FromBackup;
import io.cryptobot.state.StateFile.Loaded;
import io.cryptobot.state.StateFile.Unusable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever the files of the state hold: a state that can be, or a refusal that says why. */
class StateFuzzTest {
  private static final BotState STATE =
      StateJsonTest.state(new BigDecimal("629.65"), 46901.1, 1_704_441_600L);

  private final FileSystem disk = Jimfs.newFileSystem(Configuration.unix());
  private final Path data = disk.getPath("/data");
  private final Path main = data.resolve("portfolio_state.json");
  private final Path backup = data.resolve("portfolio_state.json.bak");
  private byte[] whole = new byte[0];
  private String content = "";

  @BeforeEach
  void aState() throws IOException {
    Files.createDirectories(data);
    file().save(StateJson.write(STATE));
    whole = Files.readAllBytes(main);
    String text = new String(whole, StandardCharsets.UTF_8);
    content = text.substring(0, text.indexOf(",\n  \"sha256\"")) + "\n}\n";
  }

  @AfterEach
  void close() throws IOException {
    disk.close();
  }

  private StateFile file() {
    return new StateFile(data, new WholeFiles(FileLayer.DISK, pause -> {}), StateCipher.NONE);
  }

  private String older(int version) {
    return content.replaceFirst("\"schema_version\" : \\d+", "\"schema_version\" : " + version);
  }

  /** What stands in the file, with the checksum that makes it whole. */
  private static byte[] sealed(byte[] input) throws GeneralSecurityException {
    String text = new String(input, StandardCharsets.ISO_8859_1).stripTrailing();
    String open = text.endsWith("}") ? text.substring(0, text.length() - 1).stripTrailing() : text;
    byte[] bytes = open.getBytes(StandardCharsets.ISO_8859_1);
    String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    return (open + ",\n  \"sha256\" : \"" + hash + "\"\n}\n").getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Whether the content is a state, which then can be. */
  private static boolean isState(ObjectNode json) {
    BotState state;
    try {
      state = StateJson.read(json);
    } catch (IllegalArgumentException e) {
      assertTrue(String.valueOf(e.getMessage()).length() < 2000, "a message without end");
      return false;
    }
    for (SleeveState sleeve : List.of(state.engine().conservative(), state.engine().aggressive())) {
      assertTrue(isSound(sleeve.cash()) && sleeve.cash().signum() >= 0, sleeve::toString);
      assertTrue(isSound(sleeve.baseline()), sleeve::toString);
      sleeve.positions().values().forEach(StateFuzzTest::check);
    }
    state
        .engine()
        .orders()
        .underWay()
        .forEach(one -> assertTrue(one.price() > 0 && Double.isFinite(one.price())));
    // What was read can be kept again.
    assertFalse(StateJson.write(state).isEmpty());
    return true;
  }

  private static boolean isSound(BigDecimal amount) {
    return Math.abs(amount.scale()) < 1000 && amount.toPlainString().length() < 2000;
  }

  private static void check(PositionState position) {
    assertTrue(position.quantity().signum() > 0 && isSound(position.quantity()));
    assertTrue(position.cost().signum() >= 0 && isSound(position.cost()));
    assertTrue(position.entryPrice() > 0 && Double.isFinite(position.entryPrice()));
    assertTrue(position.peak() > 0 && Double.isFinite(position.peak()));
  }

  @Test
  void aStateWithARightChecksumIsTakenOnlyIfItCanBe() throws Exception {
    Fuzzing.run(
        "State with its checksum",
        Form.JSON,
        Good.of(content, older(1), older(2)).inputs(),
        input -> {
          Files.write(main, sealed(input));
          Loaded loaded = file().load();
          if (loaded instanceof StateFile.Good good) {
            return isState(good.content());
          }
          if (loaded instanceof Unusable unusable) {
            assertTrue(unusable.why().length() < 2000, "a message without end");
          }
          return false;
        });
  }

  @Test
  void aDamagedStateIsNeverTakenAndItsPredecessorIs() throws Exception {
    Files.write(backup, whole);
    Fuzzing.run(
        "Damaged state",
        Form.JSON,
        Good.of().and(whole).inputs(),
        input -> {
          Files.write(main, input);
          Loaded loaded = file().load();
          if (loaded instanceof StateFile.Good) {
            assertEquals(
                new String(whole, StandardCharsets.UTF_8),
                new String(input, StandardCharsets.UTF_8));
            return true;
          }
          FromBackup from = assertInstanceOf(FromBackup.class, loaded);
          assertEquals(STATE, StateJson.read(from.content()));
          return false;
        });
  }

  @Test
  void aDamagedPredecessorIsNeverTaken() throws Exception {
    Files.write(main, new byte[] {'{'});
    Fuzzing.run(
        "Damaged .bak",
        Form.JSON,
        Good.of().and(whole).inputs(),
        input -> {
          Files.write(backup, input);
          Loaded loaded = file().load();
          if (loaded instanceof FromBackup from) {
            assertEquals(STATE, StateJson.read(from.content()));
            return true;
          }
          assertInstanceOf(Unusable.class, loaded);
          return false;
        });
  }

  @Test
  void onlyWholeIntentsOfThisLedgerAreTakenUp() throws Exception {
    IntentLog log = new IntentLog(data, FileLayer.DISK);
    OrderState none = new OrderState(List.of(), 17, Optional.empty());
    BotState idle = STATE.with(STATE.engine().with(none)).withIntents(List.of());
    log.add("k3v9", STATE.engine().orders().underWay().get(0), STATE.intents().get(0));
    byte[] line = Files.readAllBytes(data.resolve(IntentLog.FILE));
    Fuzzing.run(
        "Intent log",
        Form.JSON_LINES,
        Good.of().and(line).inputs(),
        input -> {
          Files.write(data.resolve(IntentLog.FILE), input);
          BotState after = log.applied(idle);
          after
              .engine()
              .orders()
              .underWay()
              .forEach(
                  one ->
                      assertTrue(
                          one.price() > 0 && one.size().signum() > 0 && isSound(one.size())));
          assertFalse(StateJson.write(after).isEmpty());
          return !after.intents().isEmpty();
        });
  }
}
