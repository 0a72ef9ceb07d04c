package io.cryptobot.simulator;

import io.cryptobot.files.WholeFiles;
import io.cryptobot.market.Coin;
import io.cryptobot.simulator.Order.Status;
import io.cryptobot.simulator.OrderRequest.TimeInForce;
import io.cryptobot.simulator.Prices.Price;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The books of one customer: balances, orders and fills of five coins against US dollars. Orders
 * that are due fill when anybody next looks. Thread-safe. Where a file was given, it holds the
 * books after every change; if it cannot be written the call ends with an {@link
 * UncheckedIOException}, and so does every later one until it can: nobody is told of what a restart
 * would not know.
 */
public final class SimulatorAccount {
  private final Prices prices;
  private final FeeRates rates;
  private final Clock clock;
  private final Optional<Path> file;
  private final WholeFiles files;

  private final Ledger ledger = new Ledger();
  private final Matching matching;
  private final Map<String, Order> orders = new LinkedHashMap<>();
  private final Map<String, String> idsOfClients = new HashMap<>();
  private final Set<String> halted;
  private final Instant bornAt;
  private long nextOrder;
  private boolean isUnsaved;

  private SimulatorAccount(
      Books books,
      Prices prices,
      FeeRates rates,
      Clock clock,
      Optional<Path> file,
      WholeFiles files) {
    this.prices = prices;
    this.rates = rates;
    this.clock = clock;
    this.file = file;
    this.files = files;
    books.balances().forEach(ledger::put);
    matching = new Matching(ledger, rates, books.nextTrade());
    halted = new TreeSet<>(books.halted());
    bornAt = books.bornAt();
    nextOrder = books.nextOrder();
    books.orders().forEach(this::keep);
  }

  /**
   * The account of a file, or a new one if there is none.
   *
   * @param start what a new account has, by currency: {@code USD} to 10000
   * @param file where the books are kept; empty to keep them in memory
   * @throws IOException if the file holds no books or cannot be read or written
   */
  static SimulatorAccount open(
      Map<String, BigDecimal> start,
      Prices prices,
      FeeRates rates,
      Clock clock,
      Optional<Path> file,
      WholeFiles files)
      throws IOException {
    boolean isKept = file.isPresent() && Files.exists(file.get());
    Books books = isKept ? BooksJson.read(file.get()) : Books.fresh(start, clock.instant());
    SimulatorAccount account = new SimulatorAccount(books, prices, rates, clock, file, files);
    if (!isKept) {
      account.write();
    }
    return account;
  }

  /** What can be spent of a currency. */
  public synchronized BigDecimal available(String currency) {
    advance();
    return ledger.of(currency).available();
  }

  /** All that there is of a currency, with what is set aside for open orders. */
  public synchronized BigDecimal total(String currency) {
    advance();
    return ledger.of(currency).total();
  }

  /** All orders, oldest first. */
  public synchronized List<Order> orders() {
    advance();
    return List.copyOf(orders.values());
  }

  /** The order that a client gave this name last, if there is one. */
  public synchronized Optional<Order> ofClient(String clientId) {
    advance();
    return Optional.ofNullable(idsOfClients.get(clientId)).flatMap(this::kept);
  }

  /** Takes a coin out of trading, or lets it in again. Open orders stay. */
  public synchronized void halt(Coin coin, boolean isHalted) {
    if (isHalted ? halted.add(coin.product()) : halted.remove(coin.product())) {
      save();
    }
  }

  synchronized boolean isHalted(Product product) {
    return halted.contains(product.id());
  }

  synchronized Map<String, Ledger.Balance> balances() {
    advance();
    return ledger.all();
  }

  synchronized Optional<Order> find(String id) {
    advance();
    return kept(id);
  }

  FeeRates rates() {
    return rates;
  }

  Instant bornAt() {
    return bornAt;
  }

  /**
   * Books an order, unless it is one of Advanced Trade whose client id has one, or says why not.
   */
  synchronized Placement place(OrderRequest request, OrderTerms terms) {
    advance();
    Optional<Order> existing = ofClient(request.clientId());
    if (existing.isPresent() && !request.isOnExchange()) {
      return new Placement.Accepted(existing.get());
    }
    Optional<Price> price = priceOf(request);
    Optional<Rejection> wrong = check(request, price);
    if (wrong.isPresent()) {
      return new Placement.Refused(wrong.get());
    }
    Order order = book(request, terms, price.orElseThrow());
    keep(order);
    settle(order, false);
    save();
    return new Placement.Accepted(orders.getOrDefault(order.id(), order));
  }

  /** What speaks against an order; empty if nothing does. */
  synchronized Optional<Rejection> check(OrderRequest request) {
    advance();
    return check(request, priceOf(request));
  }

  private Optional<Price> priceOf(OrderRequest request) {
    return Product.find(request.productId())
        .flatMap(product -> prices.at(product.coin(), clock.instant()));
  }

  private Optional<Rejection> check(OrderRequest request, Optional<Price> price) {
    @Nullable Product product = Product.find(request.productId()).orElse(null);
    if (product == null) {
      return Optional.of(Rejection.INVALID_PRODUCT);
    }
    if (halted.contains(product.id())) {
      return Optional.of(Rejection.NOT_ENABLED);
    }
    return price
        .map(now -> OrderRules.check(request, product, now).or(() -> funds(request, product, now)))
        .orElse(Optional.of(Rejection.NO_PRICE));
  }

  private Optional<Rejection> funds(OrderRequest request, Product product, Price price) {
    BigDecimal needed = matching.holdOf(request, price);
    BigDecimal there = ledger.of(Matching.heldCurrency(request, product)).available();
    return needed.compareTo(there) > 0
        ? Optional.of(Rejection.INSUFFICIENT_FUND)
        : Optional.empty();
  }

  private Order book(OrderRequest request, OrderTerms terms, Price price) {
    Product product = Product.find(request.productId()).orElseThrow();
    Instant now = clock.instant();
    BigDecimal held = matching.holdOf(request, price);
    ledger.hold(Matching.heldCurrency(request, product), held);
    long sequence = nextOrder++;
    String seed = bornAt + " order " + sequence;
    return new Order(
        UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString(),
        sequence,
        request,
        terms,
        now,
        now.plus(terms.latency()),
        Status.OPEN,
        held,
        List.of(),
        Optional.empty());
  }

  /**
   * Cancels what is left of an order.
   *
   * @return the order as it now is; empty if there is none of this id that was open
   */
  synchronized Optional<Order> cancel(String id) {
    advance();
    Optional<Order> open = kept(id).filter(Order::isOpen);
    open.ifPresent(
        order -> {
          Product product = Product.find(order.request().productId()).orElseThrow();
          keep(matching.end(order, product, Status.CANCELLED, clock.instant()));
          save();
        });
    return open.flatMap(order -> kept(id));
  }

  /** Fills what has become due. */
  private void advance() {
    List<Order> open = new ArrayList<>(orders.values());
    open.removeIf(order -> !order.isOpen());
    open.sort(Comparator.comparing(Order::dueAt).thenComparingLong(Order::sequence));
    boolean changed = isUnsaved;
    for (Order order : open) {
      changed |= settle(order, true);
    }
    if (changed) {
      save();
    }
  }

  /** Fills an order as far as it is due; whether anything changed. */
  private boolean settle(Order booked, boolean waited) {
    Product product = Product.find(booked.request().productId()).orElseThrow();
    Instant now = clock.instant();
    Order order = booked;
    if (order.request().isMarket()) {
      while (order.isOpen() && !order.dueAt().isAfter(now)) {
        @Nullable Price price = prices.at(product.coin(), order.dueAt()).orElse(null);
        if (price == null) {
          break;
        }
        order = matching.market(order, product, price);
      }
    } else {
      order = limit(order, product, waited, now);
    }
    keep(order);
    return !order.equals(booked);
  }

  private Order limit(Order order, Product product, boolean waited, Instant now) {
    BigDecimal limit = order.request().limitPrice().orElseThrow();
    boolean waits = order.request().timeInForce() == TimeInForce.GOOD_UNTIL_CANCELLED;
    return prices
        .at(product.coin(), now)
        .filter(price -> OrderRules.crosses(limit, order.request(), price))
        .map(price -> matching.limit(order, product, price, waited, now))
        .orElseGet(() -> waits ? order : matching.end(order, product, Status.CANCELLED, now));
  }

  private Optional<Order> kept(String id) {
    return Optional.ofNullable(orders.get(id));
  }

  private void keep(Order order) {
    orders.put(order.id(), order);
    idsOfClients.put(order.request().clientId(), order.id());
  }

  private void save() {
    isUnsaved = true;
    try {
      write();
      isUnsaved = false;
    } catch (IOException e) {
      throw new UncheckedIOException("the simulator's books could not be written", e);
    }
  }

  private void write() throws IOException {
    if (file.isPresent()) {
      Books books =
          new Books(
              bornAt,
              nextOrder,
              matching.nextTradeId(),
              ledger.all(),
              Set.copyOf(halted),
              List.copyOf(orders.values()));
      files.write(file.get(), BooksJson.write(books));
    }
  }
}
