package io.cryptobot.orders;

import io.cryptobot.engine.EngineState;
import io.cryptobot.engine.Exchange;
import io.cryptobot.engine.Order;
import io.cryptobot.engine.Settlement;
import io.cryptobot.exchange.MarketOrder;
import io.cryptobot.exchange.OrderReport;
import io.cryptobot.exchange.ProductTerms;
import io.cryptobot.exchange.TradingAccount;
import io.cryptobot.market.Coin;
import io.cryptobot.portfolio.Fill;
import io.cryptobot.risk.BlockReason;
import io.cryptobot.state.OrderIntent;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Orders at a real account. */
public final class AccountTrading implements Trading {
  private static final Duration ENTRY_STANDS = Duration.ofSeconds(30);
  private static final Duration TO_SEND = Duration.ofSeconds(10);
  private static final int SALES_IN_A_ROW = 3;

  private final TradingAccount account;
  private final OrderDesk desk;
  private final AccountWatch watch;
  private final Questions questions;
  private final OldLedger oldLedger;
  private final BigDecimal feeRate;
  private final String mark;
  private final Comparison comparison;
  private final List<Order> placed = new ArrayList<>();
  private final List<Ticket> unsent = new ArrayList<>();
  private final Map<Long, Ticket> tickets = new LinkedHashMap<>();
  private final List<Ended> ended = new ArrayList<>();
  private final List<OrderNote> notes = new ArrayList<>();
  private final Map<Long, TradeNote> tradeNotes = new HashMap<>();
  private final Map<Coin, Integer> salesInARow = new HashMap<>();
  private String ledgerId = "";
  private boolean isToBeKept;
  private Instant lastEnd = Instant.MIN;

  /**
   * @param feeRate the account's own
   * @param mark stands in the notes of each trade, such as {@code dry_run}; empty for none
   */
  public AccountTrading(
      TradingAccount account,
      OrderDesk desk,
      AccountWatch watch,
      Questions questions,
      OldLedger oldLedger,
      BigDecimal feeRate,
      String mark) {
    this.account = account;
    this.desk = desk;
    this.watch = watch;
    this.questions = questions;
    this.oldLedger = oldLedger;
    this.feeRate = feeRate;
    this.mark = mark;
    this.comparison = new Comparison(watch);
  }

  @Override
  public Exchange exchange() {
    return order -> {
      placed.add(order);
      return Optional.empty();
    };
  }

  @Override
  public long begin(
      String ledger, EngineState state, List<OrderIntent> intents, @Nullable Instant lastStep) {
    ledgerId = ledger;
    Map<Long, OrderIntent> byOrder = new HashMap<>();
    intents.forEach(intent -> byOrder.put(intent.order(), intent));
    for (Order order : state.orders().underWay()) {
      OrderIntent intent = byOrder.get(order.number());
      if (intent == null || intent.isHeld()) {
        ended.add(nothing(order, "it was not sent before the bot ended"));
      } else {
        Ticket ticket = new Ticket(order, intent);
        tickets.put(order.number(), ticket);
        desk.pursue(ticket);
      }
    }
    watch.refresh();
    return oldLedger.begin(ledger, state.orders().next(), lastStep);
  }

  @Override
  public void write(Instant now, String limits) {
    for (Order order : placed) {
      Optional<ProductTerms> terms = watch.terms(order.coin());
      if (terms.isEmpty()) {
        ended.add(nothing(order, "the exchange does not offer the coin"));
      } else {
        write(order, terms.get(), now, limits);
      }
    }
    placed.clear();
  }

  private void write(Order order, ProductTerms terms, Instant now, String limits) {
    Optional<AccountWatch.Holdings> holdings =
        watch.holdings().filter(held -> held.asOf().isAfter(lastEnd));
    BigDecimal size =
        order.isBuy()
            ? OrderSizes.ofBuy(order.size(), feeRate, terms)
            : OrderSizes.ofSale(available(order, holdings), terms);
    BigDecimal smallest =
        order.isBuy()
            ? terms.quoteMinimum()
            : OrderSizes.smallestSale(terms, BigDecimal.valueOf(order.price()));
    if (size.compareTo(smallest) < 0 || size.signum() <= 0) {
      ended.add(tooSmall(order, size, smallest));
      return;
    }
    String id = ClientOrderId.of(ledgerId, order.number());
    boolean isAsked = questions.asksFor(order);
    OrderIntent intent =
        new OrderIntent(
            order.number(),
            id,
            account.body(new MarketOrder(id, order.coin(), order.side(), size)),
            now,
            now.plus(ENTRY_STANDS),
            isAsked,
            holdings.map(held -> held.of(order.coin().symbol()).total()));
    Ticket ticket = new Ticket(order, intent);
    tickets.put(order.number(), ticket);
    if (isAsked) {
      questions.ask(ticket, size, limits);
    } else {
      unsent.add(ticket);
    }
  }

  /** What of a position the account can sell: never more than the ledger's own. */
  private static BigDecimal available(Order order, Optional<AccountWatch.Holdings> holdings) {
    return holdings
        .map(held -> held.of(order.coin().symbol()).available().min(order.size()))
        .orElse(order.size());
  }

  private Ended tooSmall(Order order, BigDecimal size, BigDecimal smallest) {
    boolean isDust = !order.isBuy() && order.size().compareTo(smallest) < 0;
    Settlement settlement =
        new Settlement(
            order.number(),
            order.second(),
            Optional.empty(),
            isDust ? smallest : BigDecimal.ZERO,
            false);
    String problem =
        isDust
            ? "what is left of it is too little to be sold alone; it goes with the coin's next sale"
            : "the account has only " + size.toPlainString() + " that could be ordered";
    return new Ended(order, settlement, problem, false);
  }

  private static Ended nothing(Order order, String problem) {
    Settlement settlement =
        new Settlement(order.number(), order.second(), Optional.empty(), BigDecimal.ZERO, false);
    return new Ended(order, settlement, problem, false);
  }

  @Override
  public List<OrderIntent> intents() {
    return tickets.values().stream().map(Ticket::intent).toList();
  }

  @Override
  public void send() {
    isToBeKept = false;
    unsent.forEach(desk::send);
    unsent.clear();
  }

  @Override
  public void sendNoted(Predicate<Ticket> note) {
    unsent.stream().filter(ticket -> ticket.order().isExit()).filter(note).forEach(desk::send);
    unsent.clear();
    desk.awaitSent(TO_SEND);
  }

  @Override
  public void look(Instant now, EngineState state) {
    salesInARow.clear();
    watch.refresh();
    if (tickets.isEmpty()) {
      comparison.compare(state, lastEnd).ifPresent(notes::add);
    }
  }

  @Override
  public void tick() {
    desk.tick();
    oldLedger.tick();
    for (Questions.Answer answer : questions.takeAnswers()) {
      answered(answer);
    }
    for (Fate fate : desk.takeFates()) {
      Ticket ticket = tickets.get(fate.order());
      if (ticket != null) {
        ended.add(ended(ticket, fate));
      }
    }
    notes.addAll(desk.takeNotes());
    notes.addAll(oldLedger.takeNotes());
  }

  private void answered(Questions.Answer answer) {
    Ticket ticket = tickets.get(answer.order());
    if (ticket == null) {
      return;
    }
    if (answer.isYes()) {
      OrderIntent released = ticket.intent().released(answer.at(), answer.at().plus(ENTRY_STANDS));
      Ticket now = new Ticket(ticket.order(), released);
      tickets.put(answer.order(), now);
      unsent.add(now);
      isToBeKept = true;
    } else {
      Ended refused = nothing(ticket.order(), "nobody said yes to it");
      ended.add(new Ended(refused.order(), refused.settlement(), refused.problem(), true));
    }
  }

  private Ended ended(Ticket ticket, Fate fate) {
    Order order = ticket.order();
    lastEnd = fate.at();
    watch.expire();
    if (fate.report().isEmpty()) {
      return nothing(order, fate.why());
    }
    OrderReport report = fate.report().get();
    tradeNotes.put(order.number(), tradeNote(ticket, fate, report));
    Optional<Fill> fill = fill(report);
    Settlement settlement =
        new Settlement(
            order.number(),
            fate.at().getEpochSecond(),
            fill,
            smallestRest(order, fill),
            !order.isBuy() && salesInARow.merge(order.coin(), 1, Integer::sum) < SALES_IN_A_ROW);
    String problem = "";
    if (fill.isEmpty()) {
      problem = "the exchange ended it without a fill (" + report.status() + ")";
    } else if (isShort(order, report)) {
      problem =
          "only "
              + report.filledQuantity().toPlainString()
              + " of it was filled ("
              + report.status()
              + ")";
    }
    return new Ended(order, settlement, problem, false);
  }

  private boolean isShort(Order order, OrderReport report) {
    if (order.isBuy()) {
      return false;
    }
    BigDecimal rest = order.size().subtract(report.filledQuantity());
    return rest.compareTo(smallestRest(order, fill(report))) >= 0;
  }

  private BigDecimal smallestRest(Order order, Optional<Fill> fill) {
    BigDecimal price = fill.map(Fill::price).orElse(BigDecimal.valueOf(order.price()));
    return watch
        .terms(order.coin())
        .map(terms -> OrderSizes.smallestSale(terms, price))
        .orElse(BigDecimal.ZERO);
  }

  private static Optional<Fill> fill(OrderReport report) {
    if (!report.isFilled()) {
      return Optional.empty();
    }
    BigDecimal price = report.filledValue().divide(report.filledQuantity(), MathContext.DECIMAL64);
    return Optional.of(
        new Fill(price, report.filledQuantity(), report.filledValue(), report.fee()));
  }

  private TradeNote tradeNote(Ticket ticket, Fate fate, OrderReport report) {
    return new TradeNote(
        fate.took().toMillis(), mark, ticket.intent().clientOrderId(), report.orderId());
  }

  @Override
  public List<Order> takeUnknown() {
    List<Order> unknown = new ArrayList<>();
    Optional<Ticket> found = oldLedger.take(this::isFree);
    while (found.isPresent()) {
      Ticket ticket = found.get();
      tickets.put(ticket.order().number(), ticket);
      desk.pursue(ticket);
      unknown.add(ticket.order());
      found = oldLedger.take(this::isFree);
    }
    return unknown;
  }

  /** A coin has one order under way at a time. */
  private boolean isFree(Coin coin) {
    return tickets.values().stream().noneMatch(ticket -> ticket.order().coin().equals(coin));
  }

  @Override
  public List<Ended> takeEnded() {
    List<Ended> taken = List.copyOf(ended);
    ended.clear();
    return taken;
  }

  @Override
  public void booked(long order) {
    tickets.remove(order);
  }

  @Override
  public List<OrderNote> takeNotes() {
    List<OrderNote> taken = List.copyOf(notes);
    notes.clear();
    return taken;
  }

  @Override
  public boolean isToBeKept() {
    return isToBeKept;
  }

  @Override
  public @Nullable BlockReason block(Coin coin) {
    Optional<ProductTerms> terms = watch.terms(coin);
    if (terms.isEmpty()) {
      return BlockReason.NOT_OFFERED;
    }
    if (terms.get().disabled().isPresent()) {
      return BlockReason.PRODUCT_DISABLED;
    }
    if (comparison.isShort(coin)) {
      return BlockReason.BALANCE_MISMATCH;
    }
    return oldLedger.isRead() ? null : BlockReason.OLD_LEDGER;
  }

  @Override
  public TradeNote note(long order) {
    return Optional.ofNullable(tradeNotes.remove(order)).orElse(TradeNote.NONE);
  }

  @Override
  public Optional<String> clientOrderId(long order) {
    return Optional.of(ClientOrderId.of(ledgerId, order));
  }

  @Override
  public boolean knowsItsOrders() {
    return oldLedger.isRead();
  }

  @Override
  public boolean isIdle() {
    return placed.isEmpty() && ended.isEmpty() && tickets.isEmpty();
  }

  @Override
  public boolean isReal() {
    return true;
  }
}
