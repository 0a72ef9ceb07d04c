package io.cryptobot.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptobot.files.FaultyFiles;
import io.cryptobot.files.FileLayer;
import io.cryptobot.files.WholeFiles;
import io.cryptobot.state.StateFile.Fresh;
import io.cryptobot.state.StateFile.FromBackup;
import io.cryptobot.state.StateFile.Good;
import io.cryptobot.state.StateFile.Loaded;
import io.cryptobot.state.StateFile.Unusable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateFileTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path data;

  private static ObjectNode content(int step) {
    ObjectNode content = JSON.createObjectNode();
    content.put("ledger_id", "k3v9").put("step", step);
    content.put("cash", new BigDecimal("629.650000000000017"));
    return content;
  }

  private StateFile onDisk() {
    return on(FileLayer.DISK);
  }

  private StateFile on(FileLayer layer) {
    return new StateFile(data, new WholeFiles(layer, pause -> {}), StateCipher.NONE);
  }

  private Path main() {
    return data.resolve("portfolio_state.json");
  }

  private Path backup() {
    return data.resolve("portfolio_state.json.bak");
  }

  /** Saves step 1 and step 2. */
  private byte[] twice() throws IOException {
    StateFile file = onDisk();
    file.save(content(1));
    file.save(content(2));
    return Files.readAllBytes(main());
  }

  private static int step(ObjectNode content) {
    return content.path("step").asInt(-1);
  }

  @Test
  void whatIsSavedIsLoadedToTheLastDigit() throws IOException {
    twice();
    Good good = assertInstanceOf(Good.class, onDisk().load());
    assertEquals(2, step(good.content()));
    assertEquals(new BigDecimal("629.650000000000017"), good.content().get("cash").decimalValue());
    assertEquals(3, good.content().size(), "neither version nor checksum are content");
  }

  /** A key in memory, made when first needed. */
  private static final class KeyInMemory implements StateCipher.KeyStore {
    private byte @Nullable [] key;

    @Override
    public Optional<byte[]> find() {
      return Optional.ofNullable(key);
    }

    @Override
    public void keep(byte[] fresh) {
      key = fresh;
    }
  }

  private StateFile with(boolean encrypts, StateCipher.KeyStore keys) {
    return new StateFile(data, WholeFiles.onDisk(), new StateCipher(encrypts, keys));
  }

  @Test
  void anEncryptedStateShowsNothingAndIsReadWithItsKey() throws IOException {
    KeyInMemory keys = new KeyInMemory();
    StateFile file = with(true, keys);
    file.save(content(1));
    file.save(content(2));
    for (Path one : List.of(main(), backup())) {
      assertFalse(Files.readString(one).contains("k3v9"));
      assertTrue(StateFile.isWhole(Files.readAllBytes(one)));
    }
    Good good = assertInstanceOf(Good.class, with(false, keys).load());
    assertEquals(content(2), good.content());
  }

  @Test
  void switchingEncryptionOnOrOffLeavesNoFileOfTheOtherKind() throws IOException {
    twice();
    KeyInMemory keys = new KeyInMemory();
    StateFile on = with(true, keys);
    assertInstanceOf(Good.class, on.load());
    on.save(content(3));
    assertFalse(Files.readString(main()).contains("k3v9"));
    assertFalse(Files.readString(backup()).contains("k3v9"));
    Files.writeString(main(), "");
    FromBackup before = assertInstanceOf(FromBackup.class, with(true, keys).load());
    assertEquals(2, step(before.content()));

    StateFile off = with(false, keys);
    off.load();
    off.save(content(4));
    assertTrue(Files.readString(main()).contains("k3v9"));
    assertTrue(Files.readString(backup()).contains("k3v9"));
  }

  @Test
  void withoutTheRightKeyAnEncryptedStateIsAStopAndTheOneBeforeIsNotTaken() throws IOException {
    twice();
    KeyInMemory keys = new KeyInMemory();
    StateFile file = with(true, keys);
    file.load();
    file.save(content(3));
    byte[] whole = Files.readAllBytes(main());
    KeyInMemory other = new KeyInMemory();
    other.keep(new byte[32]);
    for (StateFile reader : List.of(onDisk(), with(true, other), with(false, new KeyInMemory()))) {
      Unusable stop = assertInstanceOf(Unusable.class, reader.load());
      assertTrue(stop.why().contains("state_key"), stop.why());
    }
    assertArrayEquals(whole, Files.readAllBytes(main()));
  }

  @Test
  void anEncryptedStateWithAnyByteChangedIsNotTaken() throws IOException {
    KeyInMemory keys = new KeyInMemory();
    StateFile file = with(true, keys);
    file.save(content(1));
    file.save(content(2));
    byte[] whole = Files.readAllBytes(main());
    for (int i = 0; i < whole.length; i++) {
      byte[] changed = whole.clone();
      changed[i] ^= 1;
      Files.write(main(), changed);
      FromBackup before = assertInstanceOf(FromBackup.class, with(true, keys).load(), "byte " + i);
      assertEquals(1, step(before.content()));
    }
  }

  @Test
  void anEmptyOrMissingFolderIsFresh() {
    assertInstanceOf(Fresh.class, onDisk().load());
    assertInstanceOf(
        Fresh.class,
        new StateFile(data.resolve("nowhere"), WholeFiles.onDisk(), StateCipher.NONE).load());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "runs.jsonl",
        "trade_log.csv",
        "portfolio_state.json.bak",
        "portfolio_state.sandbox.json"
      })
  void aMissingStateWithTracesOfABotIsAStop(String trace) throws IOException {
    Files.writeString(data.resolve(trace), "");
    Unusable stop = assertInstanceOf(Unusable.class, onDisk().load());
    assertTrue(stop.why().contains(trace), stop.why());
  }

  @Test
  void cutAtAnyByteTheOneBeforeIsTaken() throws IOException {
    byte[] whole = twice();
    for (int length = 0; length < whole.length; length++) {
      Files.write(main(), Arrays.copyOf(whole, length));
      FromBackup before = assertInstanceOf(FromBackup.class, onDisk().load(), "cut at " + length);
      assertEquals(1, step(before.content()));
    }
  }

  @Test
  void withAnyByteChangedTheOneBeforeIsTaken() throws IOException {
    byte[] whole = twice();
    for (int i = 0; i < whole.length; i++) {
      for (int bit : new int[] {1, 32, 128}) {
        byte[] damaged = whole.clone();
        damaged[i] ^= (byte) bit;
        Files.write(main(), damaged);
        FromBackup before = assertInstanceOf(FromBackup.class, onDisk().load(), "byte " + i);
        assertEquals(1, step(before.content()));
      }
    }
  }

  @Test
  void withBothDamagedItStopsAndTouchesNothing() throws IOException {
    twice();
    Files.writeString(main(), "{}");
    Files.writeString(backup(), "");
    Unusable stop = assertInstanceOf(Unusable.class, onDisk().load());
    assertTrue(stop.why().contains("--restore"), stop.why());
    assertEquals("{}", Files.readString(main()));
    assertEquals("", Files.readString(backup()));
  }

  @Test
  void aSaveAfterAFallBackKeepsTheGoodOneAsBackup() throws IOException {
    twice();
    Files.writeString(main(), "damaged");
    StateFile file = onDisk();
    assertInstanceOf(FromBackup.class, file.load());
    file.save(content(3));
    assertEquals(3, step(assertInstanceOf(Good.class, onDisk().load()).content()));
    Files.writeString(main(), "damaged again");
    assertEquals(1, step(assertInstanceOf(FromBackup.class, onDisk().load()).content()));
  }

  @Test
  void anotherFormIsRefused() throws IOException {
    ObjectNode newer = content(1);
    newer.put("schema_version", 4);
    onDisk().save(newer);
    Unusable stop = assertInstanceOf(Unusable.class, onDisk().load());
    assertTrue(stop.why().contains("another version"), stop.why());
  }

  @Test
  void anOlderFormIsBroughtUpAndTheOldFileIsKnown() throws IOException {
    ObjectNode old = content(1);
    old.put("schema_version", 1);
    old.put("environment", "paper");
    old.putObject("conservative").put("baseline", 700);
    old.putObject("aggressive").put("baseline", 300);
    onDisk().save(old);
    byte[] before = Files.readAllBytes(main());
    StateFile file = onDisk();
    Good good = assertInstanceOf(Good.class, file.load());
    assertTrue(good.content().get("blocks").isEmpty());
    assertTrue(good.content().get("week").isNull());
    StateFile.Older older = file.older().orElseThrow();
    assertEquals(1, older.version());
    assertEquals("paper", older.environment());
    assertArrayEquals(before, older.bytes());
    file.save(good.content());
    assertEquals(Optional.empty(), onDisk().older());
    assertEquals(1, step(assertInstanceOf(Good.class, onDisk().load()).content()));
  }

  @Test
  void damageOnTheDiskIsSeenAndAWholeFileIsNot() throws IOException {
    StateFile file = onDisk();
    file.save(content(1));
    assertEquals(Optional.empty(), file.damage());
    byte[] ours = Files.readAllBytes(main());
    onDisk().save(content(2));
    assertTrue(file.damage().orElseThrow().contains("another program"));
    Files.write(main(), Arrays.copyOf(ours, 20));
    assertTrue(file.damage().orElseThrow().contains("checksum"));
    Files.delete(main());
    assertTrue(file.damage().orElseThrow().contains("missing"));
  }

  @Test
  void whicheverFileOperationFailsTheStateIsTheOldOrTheNewOne() throws IOException {
    boolean failed = true;
    for (int operation = 0; failed; operation++) {
      clean();
      twice();
      FaultyFiles faulty = FaultyFiles.failingAt(operation);
      StateFile file = on(faulty);
      file.load();
      boolean saved = true;
      try {
        file.save(content(3));
      } catch (IOException e) {
        saved = false;
      }
      Loaded after = onDisk().load();
      int step = step(assertInstanceOf(Good.class, after, "operation " + operation).content());
      assertEquals(saved ? 3 : 2, step, "operation " + operation);
      failed = faulty.hasFailed();
      StateFile restarted = onDisk();
      restarted.load();
      restarted.save(content(4));
      assertEquals(4, step(assertInstanceOf(Good.class, onDisk().load()).content()));
    }
  }

  private void clean() throws IOException {
    Files.deleteIfExists(main());
    Files.deleteIfExists(backup());
  }

  @Test
  void theSameContentIsTheSameBytesEverywhere() throws IOException {
    byte[] first = twice();
    clean();
    assertArrayEquals(first, twice());
    assertTrue(Files.readString(main()).startsWith("{\n  \"schema_version\" : 3,\n"));
    assertTrue(Files.readString(main()).indexOf('\r') < 0);
  }
}
