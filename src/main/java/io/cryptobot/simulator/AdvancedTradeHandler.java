package io.cryptobot.simulator;

/** Advanced Trade: {@code /api/v3/brokerage}. */
final class AdvancedTradeHandler {
  static final String PREFIX = "/api/v3/brokerage";

  private static final String ORDERS = PREFIX + "/orders";
  private static final String ANY_PRODUCT = "/products/*";

  /** Where the product's id stands in a path; one further in the public ones. */
  private static final int PRODUCT_SEGMENT = 5;

  private final JwtCheck check;
  private final SimulatorSettings settings;
  private final AdvancedMarket market;
  private final AdvancedAccounts accounts;
  private final AdvancedOrders orders;
  private final RateLimit publicCalls;
  private final RateLimit privateCalls;

  AdvancedTradeHandler(
      JwtCheck check,
      SimulatorSettings settings,
      AdvancedMarket market,
      AdvancedAccounts accounts,
      AdvancedOrders orders) {
    this.check = check;
    this.settings = settings;
    this.market = market;
    this.accounts = accounts;
    this.orders = orders;
    publicCalls = new RateLimit(settings.callsPerSecond());
    privateCalls = new RateLimit(settings.callsPerSecond());
  }

  static boolean serves(Call call) {
    return call.path().startsWith(PREFIX + "/");
  }

  static boolean placesOrder(Call call) {
    return call.is("POST", ORDERS);
  }

  Answer answer(Call sent) {
    Call call = sent.withSnakeNames();
    boolean isPublic =
        call.path().startsWith(PREFIX + "/market/") || call.path().equals(PREFIX + "/time");
    if (!(isPublic ? publicCalls : privateCalls).allows(call.time())) {
      return AdvancedErrors.tooMany();
    }
    if (isPublic) {
      return marketData(call, PREFIX + "/market", PRODUCT_SEGMENT + 1);
    }
    return check.passes(call) ? signed(call) : AdvancedErrors.unauthorized();
  }

  private Answer signed(Call call) {
    if (call.method().equals("POST")) {
      return settings.mayTrade() ? trade(call) : AdvancedErrors.missingScope();
    }
    if (call.is("GET", PREFIX + "/accounts")) {
      return accounts.list(call);
    } else if (call.is("GET", PREFIX + "/accounts/*")) {
      return accounts.one(call.lastSegment());
    } else if (call.is("GET", ORDERS + "/historical/batch")) {
      return orders.list(call);
    } else if (call.is("GET", ORDERS + "/historical/fills")) {
      return orders.fills(call);
    } else if (call.is("GET", ORDERS + "/historical/*")) {
      return orders.one(call.lastSegment());
    } else if (call.is("GET", PREFIX + "/transaction_summary")) {
      return accounts.summary();
    } else if (call.is("GET", PREFIX + "/key_permissions")) {
      return accounts.permissions();
    } else if (call.is("GET", PREFIX + "/portfolios")) {
      return accounts.portfolios();
    } else if (call.is("GET", PREFIX + "/best_bid_ask")) {
      return market.bestBidAsk(call);
    }
    return marketData(call, PREFIX, PRODUCT_SEGMENT);
  }

  private Answer trade(Call call) {
    if (call.is("POST", ORDERS)) {
      return orders.create(call);
    } else if (call.is("POST", ORDERS + "/preview")) {
      return orders.preview(call);
    } else if (call.is("POST", ORDERS + "/batch_cancel")) {
      return orders.cancel(call);
    }
    return AdvancedErrors.unknownPath();
  }

  private Answer marketData(Call call, String prefix, int product) {
    if (call.is("GET", PREFIX + "/time")) {
      return market.time();
    } else if (call.is("GET", prefix + "/products")) {
      return market.products(call);
    } else if (call.is("GET", prefix + "/product_book")) {
      return market.book(call);
    } else if (call.is("GET", prefix + ANY_PRODUCT)) {
      return AdvancedMarket.of(call.segment(product), found -> Answer.ok(market.product(found)));
    } else if (call.is("GET", prefix + ANY_PRODUCT + "/candles")) {
      return AdvancedMarket.of(call.segment(product), found -> market.candles(found, call));
    } else if (call.is("GET", prefix + ANY_PRODUCT + "/ticker")) {
      return AdvancedMarket.of(call.segment(product), market::ticker);
    }
    return AdvancedErrors.unknownPath();
  }
}
