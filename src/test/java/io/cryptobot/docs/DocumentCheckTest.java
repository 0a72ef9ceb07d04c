package io.cryptobot.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That the documents are looked at in earnest: each kind of mistake is found. */
class DocumentCheckTest {
  private static final Path PROJECT = Path.of("").toAbsolutePath();
  private static final Document OTHER =
      Document.of("OTHER.md", "# Other\n\n## A step, `code` & more\n\n## Twice\n\n## Twice\n");

  private static List<String> complaints(String name, String text) throws Exception {
    return new DocumentCheck(PROJECT, Map.of("OTHER.md", OTHER))
        .complaints(Document.of(name, text));
  }

  private static List<String> ofCommand(String command) throws Exception {
    return complaints("A.md", "# A\n\n```powershell\n" + command + "\n```\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java -jar cryptobot.jar --backtest --days 90",
        "java -jar C:\\new\\cryptobot\\cryptobot.jar --update --home C:\\crypto_bot",
        "java -version",
        ".\\scripts\\cryptobot.ps1 --status --why   # what is missing",
        ".\\scripts\\cryptobot.ps1 --sell all --yes",
        ".\\scripts\\install.ps1 -Folder \"D:\\Krypto Böt\" -DefenderExclusion -WhatIf",
        ".\\scripts\\store-credentials.ps1 -Slot coinbase.live -FromFile $HOME\\a.json",
        ".\\scripts\\register-task.ps1 -Live -Phase micro_live -Interval 300",
        "Measure-Command { .\\scripts\\cryptobot.ps1 --status } | Select-Object TotalSeconds",
        "Get-Content data\\trade_log.csv -Tail 20",
        "notepad config\\allocation.json; cd C:\\crypto_bot",
        "$env:COINBASE_NAME = \"a name\""
      })
  void whatIsRightIsLetPass(String command) throws Exception {
    assertEquals(List.of(), ofCommand(command));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java -jar cryptobot.jar --backtest --dais 90",
        "java -jar cryptobot.jar --backtest --days many",
        "java -jar cryptobot.jar --live",
        "java -jar cryptobot.jar --paper --live --phase micro_live",
        "java -jar cryptobot.jar --days 90",
        "java -jar other.jar --status",
        "java cryptobot.jar",
        ".\\scripts\\cryptobot.ps1 --stauts",
        ".\\scripts\\restart.ps1",
        ".\\scripts\\install.ps1 -Target C:\\bot",
        ".\\scripts\\install.ps1 C:\\bot",
        ".\\scripts\\install.ps1 -Folder",
        ".\\scripts\\store-credentials.ps1 -Slot coinbase.life",
        ".\\scripts\\cryptobot.ps1 --status | Select-Object -Fist 3",
        "Measure-Command { .\\scripts\\cryptobot.ps1 --stauts }",
        "Get-Content data\\trades.csv -Tail 20",
        "Get-Content C:\\crypto_bot\\logs\\bot.txt",
        "Get-Content data/trade_log.csv",
        "Get-Contents data\\trade_log.csv",
        "mvn verify",
        "python main.py",
        "cat README.md",
        "touch data\\kill_switch.flag",
        "export A=1",
        "ls"
      })
  void aCommandThatWouldNotWorkIsFound(String command) throws Exception {
    assertEquals(1, ofCommand(command).stream().limit(1).count(), command);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Look into `data\\trades.csv`.",
        "Look into `data/trade_log.csv`.",
        "Look into data/trade_log.csv.",
        "Type `.\\scripts\\cryptobot.ps1 --stauts`.",
        "Type `java -jar cryptobot.jar --live`.",
        "Type `Get-Content data\\trade_log.csv -Tial 3`.",
        "Type `cat README.md`.",
        "Read [this](MISSING.md).",
        "Read [this](OTHER.md#no-such-heading).",
        "Read [this](#nor-here).",
        "Read [this](http://example.org).",
        "TODO: write this.",
        "The rest is TBD.",
        "It takes @@S@@ seconds."
      })
  void aSentenceThatDoesNotHoldIsFound(String sentence) throws Exception {
    assertEquals(1, complaints("A.md", "# A\n\n" + sentence + "\n").size(), sentence);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Look into `data\\trade_log.csv`, `data\\charts\\any.png` and `C:\\crypto_bot\\data`.",
        "Read [this](OTHER.md#a-step-code--more), [that](OTHER.md#twice-1) and [here](#a).",
        "Type `.\\scripts\\cryptobot.ps1 --sell all`, or `--sell COIN`.",
        "See <https://example.org> for and/or."
      })
  void aSentenceThatHoldsIsLetPass(String sentence) throws Exception {
    assertEquals(List.of(), complaints("A.md", "# A\n\n" + sentence + "\n"));
  }

  @ParameterizedTest
  @CsvSource({"bash,1", "sh,1", "'',1", "text,0", "json,0"})
  void aBlockOfAnotherShellIsFound(String language, int found) throws Exception {
    assertEquals(found, complaints("A.md", "# A\n\n```" + language + "\nx\n```\n").size());
  }

  @Test
  void theReadmeMayBuildAndSpeakToDevelopers() throws Exception {
    String build = "## Two commands\n\n```powershell\nmvn -q package; java -version\n```\n";
    String developers =
        "## For developers\n\n`target/x` and `mvn a`\n\n```powershell\nmvn b\n```\n";
    assertEquals(List.of(), complaints("README.md", build + developers));
    assertEquals(3, complaints("OTHER.md", build + developers).size());
    String misspelled =
        "```powershell\nmvn -q package; java -jar target/cryptobot.jar --bakctest\n```\n";
    assertEquals(1, complaints("README.md", "## Two commands\n\n" + misspelled).size());
  }

  @Test
  void aLongDocumentNeedsContentsAndTheyNeedEveryChapter() throws Exception {
    String filling = "text\n".repeat(200);
    assertEquals(1, complaints("A.md", "# A\n\n## One\n\n" + filling).size());
    String contents = "# A\n\n## Contents\n\n- [One](#one)\n\n## One\n\n";
    assertEquals(List.of(), complaints("A.md", contents + filling));
    assertEquals(1, complaints("A.md", contents + "## Two\n\n" + filling).size());
  }

  @Test
  void aComplaintSaysWhere() throws Exception {
    String complaint = ofCommand("java -jar cryptobot.jar --stauts").get(0);
    assertTrue(complaint.startsWith("A.md:4: "), complaint);
  }

  @Test
  void anUnknownParameterOfAScriptIsFoundByItsParamBlock() {
    Script script =
        Script.of(
            """
            [CmdletBinding(SupportsShouldProcess = $true)]
            param(
                [ValidateRange(60, 420)]
                [int] $Interval = 300,
                [switch] $Live
            )
            """);
    assertEquals(List.of(), script.complaints(List.of("-Interval", "60", "-Live", "-WhatIf")));
    assertEquals(1, script.complaints(List.of("-Live", "yes")).size());
    assertEquals(1, script.complaints(List.of("-Interval", "-Live")).size());
    assertEquals(1, script.complaints(List.of("-Phase", "x")).stream().limit(1).count());
  }
}
