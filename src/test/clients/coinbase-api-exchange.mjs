// coinbase-api's client of Exchange.
import { CBExchangeClient } from 'coinbase-api';
import {
  assert, checkCandles, failure, floored, HOUR, near, pass, PRODUCTS, simulator, thisHour, TOO_MUCH, WRONG_SECRET,
} from './harness.mjs';

const PRODUCT = 'AVAX-USD';
const client = (more) =>
  new CBExchangeClient({
    baseUrl: simulator.url,
    apiKey: simulator.exchange.key,
    apiSecret: simulator.exchange.secret,
    apiPassphrase: simulator.exchange.passphrase,
    ...more,
  });
const exchange = client();

const products = await exchange.getAllTradingPairs();
assert.deepEqual(products.map((product) => product.id).sort(), PRODUCTS);
const product = await exchange.getProduct({ product_id: PRODUCT });
assert.deepEqual([product.base_increment, product.quote_increment], ['0.00000001', '0.001']);
assert.equal((await exchange.getCurrencies()).length, PRODUCTS.length + 1);
assert.equal((await exchange.getCurrency('AVAX')).name, 'Avalanche');

const ticker = await exchange.getProductTicker({ product_id: PRODUCT });
const last = Number(ticker.price);
assert.ok(0 < Number(ticker.bid) && Number(ticker.bid) <= last && last <= Number(ticker.ask));
const book = await exchange.getProductBook({ product_id: PRODUCT, level: 1 });
assert.equal(book.asks[0][0], ticker.ask);
const stats = await exchange.getProductStats({ product_id: PRODUCT });
assert.ok(Number(stats.low) <= Number(stats.high));
assert.equal((await exchange.getProductTrades({ product_id: PRODUCT }))[0].price, ticker.price);

const hour = thisHour();
const candles = await exchange.getProductCandles({
  product_id: PRODUCT,
  granularity: '3600',
  start: String(hour - 24 * HOUR),
  end: String(hour - HOUR),
});
checkCandles(candles.map(([time, low, high, open, close]) => [time, open, high, low, close]).reverse(), 24);

async function account(currency) {
  return (await exchange.getAccounts()).find((one) => one.currency === currency);
}
assert.ok(Number((await account('USD')).available) > 0);
const own = await account('AVAX');
assert.equal(own.balance, '0');
assert.equal((await exchange.getAccount({ account_id: own.id })).currency, 'AVAX');
const rate = Number((await exchange.getFees()).taker_fee_rate);

const submit = (order) =>
  exchange.submitOrder({ client_oid: exchange.generateNewOrderId(), product_id: PRODUCT, ...order });

// A market buy by dollars, the fee in them.
const sent = await submit({ type: 'market', side: 'buy', funds: '25' });
const bought = await exchange.getOrder({ order_id: sent.id });
assert.deepEqual([bought.status, bought.done_reason, bought.settled], ['done', 'filled', true]);
near(bought.specified_funds, 25, 'funds asked for');
near(bought.fill_fees, Number(bought.executed_value) * rate, 'fee of the buy');
near((await account('AVAX')).available, bought.filled_size, 'coins after the buy');
assert.equal((await exchange.getOrder({ order_id: `client:${sent.client_oid}` })).id, sent.id);

// A limit order that waits holds its coins; cancelled, it frees them.
const coins = floored(bought.filled_size, 8);
const dear = await submit({ type: 'limit', side: 'sell', price: (last * 2).toFixed(3), size: coins, post_only: true });
const cheap = await submit({ type: 'limit', side: 'buy', price: (last / 2).toFixed(3), size: coins });
near((await account('AVAX')).hold, coins, 'coins set aside');
const open = await exchange.getOrders({ product_id: PRODUCT, status: ['open'], limit: 10 });
assert.deepEqual(open.map((order) => order.id), [cheap.id, dear.id]);
assert.equal(await exchange.cancelOrder({ order_id: dear.id, product_id: PRODUCT }), dear.id);
assert.deepEqual(await exchange.cancelAllOrders({ product_id: PRODUCT }), [cheap.id]);
near((await account('AVAX')).hold, 0, 'coins set aside after the cancel');

// The coins go again, by size.
const sale = await submit({ type: 'market', side: 'sell', size: coins });
const sold = await exchange.getOrder({ order_id: sale.id });
assert.equal(sold.status, 'done');
near(sold.filled_size, coins, 'coins sold');
near((await account('AVAX')).balance, bought.filled_size - coins, 'coins after the sale');

const done = await exchange.getOrders({ product_id: PRODUCT, status: ['done'], limit: 10 });
assert.deepEqual(done.map((order) => order.done_reason), ['filled', 'canceled', 'canceled', 'filled']);
const fills = await exchange.getFills({ product_id: PRODUCT });
assert.deepEqual(fills.map((fill) => fill.order_id), [sold.id, bought.id]);
assert.deepEqual(fills.map((fill) => fill.liquidity), ['T', 'T']);

const poor = await failure(() => submit({ type: 'market', side: 'buy', funds: TOO_MUCH }));
assert.deepEqual([poor.code, poor.body.message], [400, 'Insufficient funds']);
const unknown = await failure(() => exchange.getOrder({ order_id: '31d8810d-41dc-4321-b734-0a44495294a2' }));
assert.deepEqual([unknown.code, unknown.body.message], [404, 'NotFound']);
const gone = await failure(() => exchange.getOrder({ order_id: dear.id }));
assert.equal(gone.code, 404);
const late = await failure(() => exchange.cancelOrder({ order_id: sold.id }));
assert.deepEqual([late.code, late.body.message], [400, 'Order already done']);
const forged = await failure(() => client({ apiSecret: WRONG_SECRET }).getAccounts());
assert.deepEqual([forged.code, forged.body.message], [401, 'invalid signature']);

pass('coinbase-api CBExchangeClient', {
  products: products.length,
  candles: candles.length,
  bought: bought.filled_size,
  sold: sold.filled_size,
  fills: fills.length,
});
