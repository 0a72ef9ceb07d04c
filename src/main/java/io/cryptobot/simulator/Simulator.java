package io.cryptobot.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import io.cryptobot.files.WholeFiles;
import io.cryptobot.time.Sleeper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A Coinbase on this computer, at {@code http://127.0.0.1}: Advanced Trade and Exchange with one
 * account behind both. Makes its own keys, new ones each time.
 */
public final class Simulator implements AutoCloseable {
  /** Both are read once, when the first server of a process is made. */
  private static final String SEND_AT_ONCE = "sun.net.httpserver.nodelay";

  private static final String LONGEST_REQUEST_SECONDS = "sun.net.httpserver.maxReqTime";

  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private final HttpServer server;
  private final ExecutorService threads;
  private final SimulatorAccount account;
  private final Faults faults;
  private final CallLog calls = new CallLog();
  private final ThrowAwayKeys keys = new ThrowAwayKeys();

  private Simulator(
      HttpServer server,
      SimulatorSettings settings,
      SimulatorAccount account,
      Market market,
      Faults faults,
      Clock clock,
      Sleeper sleeper) {
    this.server = server;
    this.account = account;
    this.faults = faults;
    JwtCheck check = new JwtCheck(keys.publicKeys());
    OrderDesk desk = new OrderDesk(account, settings.fillLatency());
    AdvancedTradeHandler advanced =
        new AdvancedTradeHandler(
            check,
            settings,
            new AdvancedMarket(market, account),
            new AdvancedAccounts(account, market, settings),
            new AdvancedOrders(account, desk, market));
    AppHandler app = new AppHandler(check, account, market, settings.callsPerSecond());
    ExchangeHandler exchange =
        new ExchangeHandler(
            new HmacCheck(keys),
            settings,
            account,
            new ExchangeMarket(market, account),
            new ExchangeOrders(account, desk));
    FrontDoor door = new FrontDoor(advanced, app, exchange, faults, calls, clock, sleeper);
    // As many as there are requests: one that is delayed, or never comes to its end, holds up none.
    threads = Executors.newCachedThreadPool(daemons());
    server.setExecutor(threads);
    server.createContext("/", door::serve);
  }

  private static ThreadFactory daemons() {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, "simulator-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  /**
   * Opens the account and serves it.
   *
   * @param sleeper waits where a fault says so
   * @throws IOException if the port is taken, or the account's file cannot be read or written
   */
  public static Simulator open(
      SimulatorSettings settings, Prices prices, Faults faults, Clock clock, Sleeper sleeper)
      throws IOException {
    Market market = new Market(prices, clock);
    SimulatorAccount account =
        SimulatorAccount.open(
            settings.start(),
            market,
            settings.rates(),
            clock,
            settings.stateFile(),
            WholeFiles.onDisk());
    // Head and body go out apart; without this the body waits 40 ms for the client's receipt.
    System.setProperty(SEND_AT_ONCE, "true");
    System.setProperty(LONGEST_REQUEST_SECONDS, "30");
    HttpServer server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), settings.port()), 0);
    Simulator simulator = new Simulator(server, settings, account, market, faults, clock, sleeper);
    server.start();
    return simulator;
  }

  /** {@code http://127.0.0.1:43210}, without a slash at the end. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The books. */
  public SimulatorAccount account() {
    return account;
  }

  /** What goes wrong; more may be added at any time. */
  public Faults faults() {
    return faults;
  }

  /** What was asked. */
  public CallLog calls() {
    return calls;
  }

  /**
   * One line of JSON that a client can be set up with:
   *
   * <pre>
   * {"url": "http://127.0.0.1:43210",
   *  "advanced": {"name": "organizations/…/apiKeys/…", "privateKey": "-----BEGIN EC PRIVATE KEY…"},
   *  "exchange": {"key": "…", "secret": "…", "passphrase": "…"}}
   * </pre>
   */
  public String announcement() {
    ObjectNode json = Json.object();
    json.put("url", url());
    json.putObject("advanced").put("name", keys.ecName()).put("privateKey", keys.ecPem());
    json.putObject("exchange")
        .put("key", keys.exchangeKey())
        .put("secret", keys.exchangeSecret())
        .put("passphrase", keys.passphrase());
    return json.toString();
  }

  /** A second key of Advanced Trade, on Ed25519, as its JSON file has it. */
  public String ed25519Key() {
    return Json.object().put("name", keys.edName()).put("privateKey", keys.edBase64()).toString();
  }

  /** Ends at once, also what is being answered. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
