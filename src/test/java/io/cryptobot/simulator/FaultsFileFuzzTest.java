package io.cryptobot.simulator;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.cryptobot.fuzz.Form;
import io.cryptobot.fuzz.Fuzzing;
import io.cryptobot.fuzz.Good;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Whatever stands in a file of faults: faults, or what is wrong with it. */
class FaultsFileFuzzTest {
  @Test
  void aFileOfFaultsIsTakenOnlyIfItCanBe() throws Exception {
    try (FileSystem disk = Jimfs.newFileSystem(Configuration.unix())) {
      Path file = disk.getPath("/faults.json");
      Fuzzing.run(
          "faults file",
          Form.JSON,
          Good.of(
                  """
                  {"script":[{"kind":"drop_after","on":"POST /orders","skip":1,"times":2},
                    {"kind":"partial_then_fill","on":"POST *","part":"0.3","seconds":5},
                    {"kind":"error_500","on":"*","booked":true}],
                   "random":{"seed":7,"share":0.05,"kinds":["reset","rate_limited"]}}
                  """)
              .inputs(),
          input -> {
            Files.write(file, input);
            try {
              Faults.read(file).next("POST", "/orders", true);
              return true;
            } catch (IOException e) {
              assertTrue(String.valueOf(e.getMessage()).length() < 3000, "a message without end");
              return false;
            }
          });
    }
  }
}
