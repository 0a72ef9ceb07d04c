package io.cryptobot.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Chromium without a window, by the paths of Debian's packages. */
final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ChromeDriver driver;
  private final List<String> complaints = new ArrayList<>();

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Empty where there is no Chromium with its driver. */
  static Optional<Browser> start() {
    Optional<Path> chromium = first("/usr/bin/chromium", "/usr/bin/chromium-browser");
    Optional<Path> chromedriver = first("/usr/bin/chromedriver");
    if (chromium.isEmpty() || chromedriver.isEmpty()) {
      return Optional.empty();
    }
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.get().toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--no-first-run",
        "--window-size=1600,1000");
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(chromedriver.get().toFile())
            .build();
    return Optional.of(new Browser(new ChromeDriver(service, options)));
  }

  private static Optional<Path> first(String... paths) {
    return Stream.of(paths).map(Path::of).filter(Files::isExecutable).findFirst();
  }

  /** Opens the page; returns how many milliseconds it took until all was drawn. */
  long open(URI link) {
    driver.get(link.toString());
    waitFor(() -> "overview".equals(script("return document.body.dataset.ready")));
    return number("return Math.round(performance.now())");
  }

  /** Away from a page whose program is about to end, and forgets what it complained of. */
  void leave() {
    driver.get("about:blank");
    driver.manage().logs().get(LogType.BROWSER);
    driver.manage().logs().get(LogType.PERFORMANCE);
    complaints.clear();
  }

  void reload() {
    driver.navigate().refresh();
    waitFor(() -> script("return document.body.dataset.ready") != null);
  }

  void view(String name) {
    script("location.hash = '#" + name + "'");
    waitFor(() -> name.equals(script("return document.body.dataset.ready")));
  }

  @Nullable Object script(String script) {
    return driver.executeScript(script);
  }

  long number(String script) {
    return ((Number) Objects.requireNonNull(script(script))).longValue();
  }

  void waitFor(BooleanSupplier condition) {
    new WebDriverWait(driver, PATIENCE)
        .ignoring(StaleElementReferenceException.class)
        .until(any -> condition.getAsBoolean());
  }

  WebElement find(String css) {
    return driver.findElement(By.cssSelector(css));
  }

  List<WebElement> all(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  /** In one step: the page may replace an element between finding and reading it. */
  String text(String css) {
    Object text =
        driver.executeScript(
            "const found = document.querySelector(arguments[0]);"
                + " return found ? found.innerText : ''",
            css);
    return String.valueOf(text);
  }

  WebElement focused() {
    return driver.switchTo().activeElement();
  }

  /** Draws a view of this width in the theme, and keeps it as a picture. */
  void shoot(Path folder, String view, int width, String theme) throws IOException {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 1000, "deviceScaleFactor", 1, "mobile", width < 600));
    script(
        "const s = document.getElementById('theme'); s.value = '"
            + theme
            + "'; s.dispatchEvent(new Event('change'))");
    view(view);
    assertEquals(
        (long) width,
        Math.max(width, number("return document.documentElement.scrollWidth")),
        view + " is wider than the screen");
    long height = Math.min(3000, number("return document.documentElement.scrollHeight"));
    Object picture =
        driver
            .executeCdpCommand(
                "Page.captureScreenshot",
                Map.of(
                    "captureBeyondViewport",
                    true,
                    "clip",
                    Map.of("x", 0, "y", 0, "width", width, "height", height, "scale", 1)))
            .get("data");
    Files.createDirectories(folder);
    Files.write(
        folder.resolve(view + "-" + width + "-" + theme + ".png"),
        Base64.getDecoder().decode(String.valueOf(picture)));
  }

  void fullWidth() {
    driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
  }

  /** Warnings and errors of the console so far. */
  List<String> complaints() {
    for (LogEntry entry : driver.manage().logs().get(LogType.BROWSER)) {
      if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
        complaints.add(entry.getMessage());
      }
    }
    return complaints;
  }

  /** The addresses that were asked for since the last call. */
  List<URI> requests() throws IOException {
    List<URI> requests = new ArrayList<>();
    for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
      JsonNode message = JSON.readTree(entry.getMessage()).path("message");
      if (message.path("method").asText().equals("Network.requestWillBeSent")) {
        requests.add(URI.create(message.at("/params/request/url").asText()));
      }
    }
    return requests;
  }

  @Override
  public void close() {
    driver.quit();
  }
}
