package io.cryptobot.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The packed program's page in a real browser, beside packed bots. */
class DashboardBrowserIT {
  private static final Path PICTURES = Path.of("target", "dashboard");
  private static final int ROWS = 100_000;

  private static Optional<Browser> started = Optional.empty();

  @TempDir private static Path folder;

  @BeforeAll
  static void aBrowser() throws IOException {
    started = Browser.start();
    assumeTrue(
        started.isPresent(),
        "there is no Chromium with its driver in /usr/bin: the dashboard is not tried in a"
            + " browser");
    CandleFolder.in(folder.resolve("candles"), 1200);
  }

  @AfterAll
  static void end() {
    started.ifPresent(Browser::close);
  }

  private static Browser browser() {
    return started.orElseThrow();
  }

  private static ProcessRun replay(Path home, String... speed) throws IOException {
    String[] arguments = {
      "--paper", "--replay", folder.resolve("candles").toString(), "--days", "20"
    };
    return ProcessRun.start(
        home, Stream.concat(Stream.of(arguments), Stream.of(speed)).toArray(String[]::new));
  }

  private static ProcessRun dashboard(Path home) throws IOException {
    return ProcessRun.start(home, "--dashboard", "--port", "0", "--no-browser");
  }

  private static URI link(ProcessRun dashboard) throws Exception {
    Instant limit = Instant.now().plusSeconds(30);
    while (true) {
      Optional<String> link =
          dashboard.out().lines().filter(line -> line.startsWith("http://")).findFirst();
      if (link.isPresent() && dashboard.out().contains("serves once")) {
        return URI.create(link.get());
      }
      assertTrue(Instant.now().isBefore(limit), dashboard.err());
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private static JsonNode status(Path home) throws Exception {
    ProcessRun status = ProcessRun.start(home, "--status", "--json");
    assertEquals(0, status.exitCode(), status.err());
    return new ObjectMapper().readTree(status.out());
  }

  private static String dollars(JsonNode amount) {
    return String.format(Locale.US, "$%,.2f", amount.decimalValue().abs())
        .replace("$", amount.decimalValue().signum() < 0 ? "\u2212$" : "$");
  }

  @Test
  void aFinishedReplayIsShownWithTheNumbersOfStatusAndEdited() throws Exception {
    Path home = folder.resolve("home with a space");
    assertEquals(0, replay(home).exitCode());
    Path errors = home.resolve("data").resolve("error_log.csv");
    Files.writeString(
        errors,
        "timestamp,error_type,severity,message,traceback,recovery_action\n"
            + "2024-02-20T00:00:00Z,API_ERROR,ERROR,"
            + "\"<img src=x onerror=\"\"window.hacked=1\"\"><script>window.hacked=1</script>\","
            + "\"at <b>one</b> | at two\",retried\n");
    ProcessRun dashboard = dashboard(home);
    try {
      URI link = link(dashboard);
      browser().open(link);
      showsTheNumbersOf(status(home));
      keyboardReachesTheKillSwitchAndLeavesIt();
      textsOfLogsStayTexts();
      configurationIsCheckedAndSaved(home);
      for (String theme : List.of("light", "dark")) {
        for (int width : new int[] {1600, 360}) {
          for (String view : List.of("overview", "market", "logs", "settings")) {
            browser().shoot(PICTURES, view, width, theme);
          }
        }
      }
      browser().fullWidth();
      assertEquals(List.of(), browser().complaints());
      onlyItsOwnAddressWasAsked(link);
      browser().leave();
      dashboard.askToStop();
      assertEquals(0, dashboard.exitCode(), dashboard.err());
      String log = Files.readString(home.resolve("logs").resolve("bot.log"));
      assertFalse(log.contains(link.getPath()), "the link was logged");
    } finally {
      browser().leave();
      dashboard.kill();
    }
  }

  private static void showsTheNumbersOf(JsonNode status) {
    assertEquals(dollars(status.path("total_value")), browser().text("#total-value"));
    for (String name : List.of("conservative_value", "aggressive_value", "cash")) {
      assertEquals(dollars(status.path(name)), browser().text("[data-number=" + name + "]"), name);
    }
    for (String name : List.of("daily_loss", "total_loss")) {
      assertEquals(
          dollars(status.path(name)) + " of " + dollars(status.path(name + "_limit")),
          browser().text("[data-number=" + name + "]"));
    }
    assertTrue(browser().text("#pills").contains(status.path("phase").asText()));
    assertEquals(20, browser().all("#trades tbody tr").size());
    JsonNode last = status.at("/recent_trades/4");
    String row = browser().text("#trades tbody tr");
    assertTrue(row.contains(last.path("coin").asText()), row);
    String time = last.path("timestamp").asText();
    assertTrue(row.contains(time.substring(0, 10) + " " + time.substring(11, 16) + " UTC"), row);
    assertTrue(row.contains(" here"), row);
    for (String chart : List.of("equity", "allocation")) {
      assertEquals(1, browser().all("#" + chart + " canvas").size(), chart);
    }
  }

  private static void keyboardReachesTheKillSwitchAndLeavesIt() {
    for (int step = 0; step < 10; step++) {
      browser().focused().sendKeys(Keys.TAB);
      if ("kill".equals(browser().focused().getAttribute("id"))) {
        browser().focused().sendKeys(Keys.ENTER);
        assertTrue(browser().find("#dialog").isDisplayed());
        browser().focused().sendKeys(Keys.ESCAPE);
        assertFalse(browser().find("#dialog").isDisplayed());
        assertEquals("kill", browser().focused().getAttribute("id"));
        return;
      }
    }
    throw new AssertionError("the kill switch was not reached in ten steps");
  }

  private static void textsOfLogsStayTexts() {
    browser().view("logs");
    assertTrue(browser().text("#errors").contains("<img src=x onerror=\"window.hacked=1\">"));
    assertEquals(0, browser().all("#errors img, #errors script, #errors b").size());
    assertNull(browser().script("return window.hacked"));
    browser().view("market");
    assertTrue(browser().text("#signals").contains("No entry: "));
    assertEquals(1, browser().all("#candles canvas").size());
  }

  private static void configurationIsCheckedAndSaved(Path home) throws IOException {
    Path file = home.resolve("config").resolve("settings_aggressive.json");
    Path audit = home.resolve("data").resolve("audit_log.csv");
    browser().view("settings");
    String form = "form[data-file='settings_aggressive.json'] ";
    type(form, "rsi_buy", "130");
    browser().find(form + ".save").click();
    browser().waitFor(() -> browser().find(form + "[data-key=rsi_buy] .problem").isDisplayed());
    String problem = browser().text(form + "[data-key=rsi_buy] .problem");
    assertTrue(problem.contains("rsi_buy is 130, it must be a number from 0 to 100"), problem);
    assertFalse(Files.readString(file).contains("130"));
    type(form, "rsi_buy", "20");
    browser().find(form + ".save").click();
    browser().waitFor(() -> browser().text("#toast").contains("is saved"));
    assertTrue(Files.readString(file).contains("\"rsi_buy\": 20,"));
    assertTrue(Files.readString(audit).contains("settings_aggressive.json: rsi_buy,25,20"));
    type(form, "stop_loss_percent", "4");
    browser().find(form + ".save").click();
    browser().waitFor(() -> browser().find("#dialog").isDisplayed());
    assertFalse(browser().find("#dialog-ok").isEnabled());
    browser().find("#dialog-word").sendKeys("loosen");
    browser().find("#dialog-ok").click();
    browser().waitFor(() -> "4".equals(before(form, "stop_loss_percent")));
    assertTrue(Files.readString(file).contains("\"stop_loss_percent\": 4,"));
    // The refused value is a 422, which a browser notes; nothing else may be there.
    List<String> complaints = browser().complaints();
    complaints.removeIf(line -> line.contains("/api/config") && line.matches(".*(422|409).*"));
    assertEquals(List.of(), complaints);
  }

  private static @Nullable Object before(String form, String name) {
    return browser().find(form + "[name=" + name + "]").getAttribute("data-before");
  }

  /** The page may just be filling the form in anew with what was saved. */
  private static void type(String form, String name, String value) {
    String field = form + "[name=" + name + "]";
    browser()
        .waitFor(
            () -> {
              WebElement input = browser().find(field);
              input.clear();
              input.sendKeys(value);
              return value.equals(browser().find(field).getAttribute("value"));
            });
  }

  private static void onlyItsOwnAddressWasAsked(URI link) throws IOException {
    List<URI> requests = browser().requests();
    assertTrue(requests.size() > 15, requests::toString);
    for (URI request : requests) {
      boolean isNoNetwork = List.of("data", "blob", "about").contains(request.getScheme());
      assertTrue(
          isNoNetwork
              || (request.getHost().equals("127.0.0.1") && request.getPort() == link.getPort()),
          request::toString);
    }
  }

  @Test
  void aRunningReplayIsFollowedAndStoppedByTheKillSwitch() throws Exception {
    Path home = folder.resolve("running");
    ProcessRun bot = replay(home, "--replay-speed", "3600");
    ProcessRun dashboard = dashboard(home);
    try {
      Path state = home.resolve("data").resolve("portfolio_state.json");
      Instant limit = Instant.now().plusSeconds(30);
      while (!Files.exists(state)) {
        assertTrue(Instant.now().isBefore(limit), bot.err());
        TimeUnit.MILLISECONDS.sleep(50);
      }
      browser().open(link(dashboard));
      browser().waitFor(() -> browser().text("#pills").contains("Replay is running"));
      String before = browser().text("#figures .all");
      long start = System.nanoTime();
      browser().waitFor(() -> !browser().text("#figures .all").equals(before));
      System.out.printf(
          "a replay's next state was on the page after %d ms%n",
          TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
      browser().find("#kill").click();
      browser().find("#dialog-ok").click();
      assertEquals(0, bot.exitCode(), bot.err());
      assertTrue(bot.out().contains("Kill switch activated"), bot.out());
      browser().waitFor(() -> browser().text("#banners").contains("Kill switch is on"));
      assertFalse(browser().find("#kill").isEnabled());
      assertEquals(List.of(), browser().complaints());
    } finally {
      browser().leave();
      bot.kill();
      dashboard.kill();
    }
  }

  @Test
  void anEmptyHomeAndLogsOfAHundredThousandRowsAreShown() throws Exception {
    Path empty = folder.resolve("empty");
    ProcessRun first = dashboard(empty);
    Path home = folder.resolve("long");
    try {
      browser().open(link(first));
      assertTrue(browser().text("#empty").contains("No bot has run here yet"));
      browser().shoot(PICTURES.resolve("empty"), "overview", 360, "light");
      browser().fullWidth();
    } finally {
      browser().leave();
      first.kill();
    }
    assertEquals(0, replay(home).exitCode());
    for (String log : List.of("trade_log.csv", "signal_log.csv", "snapshot_log.csv")) {
      lengthen(home.resolve("data").resolve(log));
    }
    ProcessRun dashboard = dashboard(home);
    try {
      long millis = browser().open(link(dashboard));
      System.out.printf("logs of %,d rows each were on the page after %d ms%n", ROWS, millis);
      browser().reload();
      System.out.printf(
          "and again after %d ms%n", browser().number("return Math.round(performance.now())"));
      assertNotEquals("", browser().text("#total-value"));
      assertEquals(20, browser().all("#trades tbody tr").size());
      assertEquals(List.of(), browser().complaints());
    } finally {
      browser().leave();
      dashboard.kill();
    }
  }

  /** Rows of an hour each before the first one, as a bot of eleven years would have them. */
  private static void lengthen(Path log) throws IOException {
    List<String> rows = Files.readAllLines(log);
    Instant first = Instant.parse(rows.get(1).substring(0, 20));
    try (Writer out = Files.newBufferedWriter(log)) {
      out.write(rows.get(0) + "\n");
      int missing = ROWS - rows.size() + 1;
      for (int i = 0; i < missing; i++) {
        String like = rows.get(1 + i % (rows.size() - 1));
        out.write(first.minusSeconds(3600L * (missing - i)) + like.substring(20) + "\n");
      }
      for (String row : rows.subList(1, rows.size())) {
        out.write(row + "\n");
      }
    }
  }
}
