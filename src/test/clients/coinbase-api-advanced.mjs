// coinbase-api's client of Advanced Trade.
import { CBAdvancedTradeClient } from 'coinbase-api';
import {
  assert, checkCandles, failure, floored, HOUR, near, pass, PRODUCTS, simulator, thisHour, TOO_MUCH, WRONG_SECRET,
} from './harness.mjs';

const PRODUCT = 'SOL-USD';
const client = (cdpApiKey) => new CBAdvancedTradeClient({ baseUrl: simulator.url, cdpApiKey });
const trade = client(simulator.advanced);

const { products } = await trade.getPublicProducts();
assert.deepEqual(products.map((product) => product.product_id).sort(), PRODUCTS);
const product = await trade.getProduct({ product_id: PRODUCT });
assert.equal(product.base_increment, '0.00000001');
assert.equal((await trade.getProducts({ product_ids: [PRODUCT, 'BTC-USD'] })).num_products, 2);
assert.ok(Math.abs(Number((await trade.getServerTime()).epochMillis) - Date.now()) < 5000);

const { trades, best_bid, best_ask } = await trade.getPublicMarketTrades({ product_id: PRODUCT, limit: 1 });
const last = Number(trades[0].price);
assert.ok(0 < Number(best_bid) && Number(best_bid) <= last && last <= Number(best_ask));
const { pricebooks } = await trade.getBestBidAsk({ product_ids: [PRODUCT] });
assert.equal(pricebooks[0].bids[0].price, best_bid);

const hour = thisHour();
const { candles } = await trade.getPublicProductCandles({
  product_id: PRODUCT,
  start: String(hour - 24 * HOUR),
  end: String(hour - HOUR),
  granularity: 'ONE_HOUR',
});
checkCandles(
  candles.map(({ start, open, high, low, close }) => [start, open, high, low, close].map(Number)).reverse(),
  24,
);

async function account(currency) {
  const { accounts, has_next } = await trade.getAccounts({ limit: 250 });
  assert.equal(has_next, false);
  return accounts.find((one) => one.currency === currency);
}
assert.ok(Number((await account('USD')).available_balance.value) > 0);
assert.equal((await account('SOL')).available_balance.value, '0');
const permissions = await trade.getApiKeyPermissions();
assert.deepEqual([permissions.can_view, permissions.can_trade, permissions.can_transfer], [true, true, false]);
const rate = Number((await trade.getTransactionSummary({})).fee_tier.taker_fee_rate);
assert.equal((await trade.getPortfolios()).portfolios[0].uuid, permissions.portfolio_uuid);

const submit = (side, order_configuration) =>
  trade.submitOrder({
    client_order_id: trade.generateNewOrderId(),
    product_id: PRODUCT,
    side,
    order_configuration,
  });
const read = async (answer) => {
  assert.equal(answer.success, true, JSON.stringify(answer));
  return (await trade.getOrder({ order_id: answer.success_response.order_id })).order;
};

// A market buy by dollars, the fee in them; its preview says the same.
const preview = await trade.previewOrder({
  product_id: PRODUCT,
  side: 'BUY',
  order_configuration: { market_market_ioc: { quote_size: '25' } },
});
assert.deepEqual([preview.errs, preview.order_total], [[], '25']);
const bought = await read(await submit('BUY', { market_market_ioc: { quote_size: '25' } }));
assert.equal(bought.status, 'FILLED');
assert.equal(bought.total_value_after_fees, '25');
near(bought.total_fees, Number(bought.filled_value) * rate, 'fee of the buy');
assert.equal((await account('SOL')).available_balance.value, bought.filled_size);

// A limit order that waits holds its coins; cancelled, it frees them.
const coins = floored(bought.filled_size, 8);
const dear = await read(
  await submit('SELL', { limit_limit_gtc: { base_size: coins, limit_price: (last * 2).toFixed(2), post_only: true } }),
);
const cheap = await read(
  await submit('BUY', { limit_limit_gtc: { base_size: coins, limit_price: (last / 2).toFixed(2), post_only: false } }),
);
assert.deepEqual([dear.status, cheap.status], ['OPEN', 'OPEN']);
assert.equal((await account('SOL')).hold.value, coins);
const open = await trade.getOrders({ order_status: ['OPEN'], product_ids: [PRODUCT] });
assert.deepEqual(open.orders.map((order) => order.order_id), [cheap.order_id, dear.order_id]);
const { results } = await trade.cancelOrders({ order_ids: [dear.order_id, cheap.order_id] });
assert.ok(results.every((result) => result.success));
assert.equal((await account('SOL')).hold.value, '0');
assert.equal((await trade.getOrder({ order_id: dear.order_id })).order.status, 'CANCELLED');

// The coins go again, by size.
const sold = await read(await submit('SELL', { market_market_ioc: { base_size: coins } }));
assert.equal(sold.status, 'FILLED');
assert.equal(sold.filled_size, coins);
near(sold.total_value_after_fees, Number(sold.filled_value) * (1 - rate), 'dollars of the sale');
near((await account('SOL')).available_balance.value, bought.filled_size - coins, 'coins after the sale');

const orders = await trade.getOrders({ product_ids: [PRODUCT] });
assert.deepEqual(
  orders.orders.map((order) => order.status),
  ['FILLED', 'CANCELLED', 'CANCELLED', 'FILLED'],
);
const { fills } = await trade.getFills({ order_ids: [bought.order_id, sold.order_id] });
assert.deepEqual(fills.map((fill) => fill.order_id), [sold.order_id, bought.order_id]);
assert.deepEqual(fills.map((fill) => fill.commission), [sold.total_fees, bought.total_fees]);
assert.deepEqual(fills.map((fill) => fill.size_in_quote), [false, true]);

const poor = await submit('BUY', { market_market_ioc: { quote_size: TOO_MUCH } });
assert.deepEqual([poor.success, poor.error_response.error], [false, 'INSUFFICIENT_FUND']);
const unknown = await failure(() => trade.getOrder({ order_id: '31d8810d-41dc-4321-b734-0a44495294a2' }));
assert.deepEqual([unknown.code, unknown.body.error], [404, 'NOT_FOUND']);
const late = await trade.cancelOrders({ order_ids: [sold.order_id, '31d8810d-41dc-4321-b734-0a44495294a2'] });
assert.deepEqual(
  late.results.map((result) => result.failure_reason),
  ['ORDER_IS_FULLY_FILLED', 'UNKNOWN_CANCEL_ORDER'],
);
const forger = client({ name: simulator.advanced.name, privateKey: WRONG_SECRET });
const forged = await failure(() => forger.getAccounts({}));
assert.deepEqual([forged.code, forged.body], [401, 'Unauthorized\n']);

pass('coinbase-api CBAdvancedTradeClient', {
  products: products.length,
  candles: candles.length,
  bought: bought.filled_size,
  sold: sold.filled_size,
  fills: fills.length,
});
