// Coinbase's own library for Advanced Trade, which sends names in camelCase.
import sdk from '@coinbase-sample/advanced-trade-sdk-ts/dist/index.js';
import {
  assert, checkCandles, failure, floored, HOUR, near, pass, PRODUCTS, simulator, thisHour, TOO_MUCH, WRONG_SECRET,
} from './harness.mjs';

const PRODUCT = 'DOGE-USD';
const connected = ({ name, privateKey }) =>
  new sdk.CoinbaseAdvTradeClient(
    new sdk.CoinbaseAdvTradeCredentials(name, privateKey),
    `${simulator.url}/api/v3/brokerage/`,
  );
const client = connected(simulator.advanced);
const market = new sdk.PublicService(client);
const accounts = new sdk.AccountsService(client);
const orders = new sdk.OrdersService(client);

const { products } = await market.listProducts({});
assert.deepEqual(products.map((product) => product.productId).sort(), PRODUCTS);
const [product] = (await new sdk.ProductsService(client).listProducts({ productIds: [PRODUCT] })).products;
assert.deepEqual([product.productId, product.baseIncrement], [PRODUCT, '0.1']);

const { candles } = await market.getProductCandles({
  productId: PRODUCT,
  start: String(thisHour() - 24 * HOUR),
  end: String(thisHour() - HOUR),
  granularity: 'ONE_HOUR',
});
checkCandles(
  candles.map(({ start, open, high, low, close }) => [start, open, high, low, close].map(Number)).reverse(),
  24,
);

const balance = async (currency) =>
  (await accounts.listAccounts({ limit: 250 })).accounts.find((one) => one.currency === currency);
assert.equal((await balance('DOGE')).availableBalance.value, '0');
const rate = Number((await new sdk.FeesService(client).getTransactionSummary({})).feeTier.takerFeeRate);

let count = 0;
const submit = (side, orderConfiguration) =>
  orders.createOrder({
    clientOrderId: `sdk-${Date.now()}-${count++}`,
    productId: PRODUCT,
    side,
    orderConfiguration,
  });
const read = async (answer) => {
  assert.equal(answer.success, true, JSON.stringify(answer));
  return (await orders.getOrder({ orderId: answer.successResponse.orderId })).order;
};

// A market buy by dollars, the fee in them.
const bought = await read(await submit('BUY', { marketMarketIoc: { quoteSize: '250' } }));
assert.equal(bought.status, 'FILLED');
assert.equal(bought.totalValueAfterFees, '250');
near(bought.totalFees, Number(bought.filledValue) * rate, 'fee of the buy');
assert.equal((await balance('DOGE')).availableBalance.value, bought.filledSize);

// A limit order that waits holds its coins; cancelled, it frees them.
const coins = floored(bought.filledSize, 1);
const dear = (Number(bought.averageFilledPrice) * 2).toFixed(4);
const waiting = await read(
  await submit('SELL', { limitLimitGtc: { baseSize: coins, limitPrice: dear, postOnly: true } }),
);
assert.equal(waiting.status, 'OPEN');
near((await balance('DOGE')).hold.value, coins, 'coins set aside');
const open = await orders.listOrders({ productIds: [PRODUCT], orderStatus: ['OPEN'] });
assert.deepEqual(open.orders.map((order) => order.orderId), [waiting.orderId]);
const cancelled = await orders.cancelOrders({ orderIds: [waiting.orderId, bought.orderId] });
assert.deepEqual(cancelled.results.map((result) => result.success), [true, false]);
assert.equal((await balance('DOGE')).hold.value, '0');

// The coins go again, by size.
const sold = await read(await submit('SELL', { marketMarketIoc: { baseSize: coins } }));
assert.equal(sold.status, 'FILLED');
near(sold.filledSize, coins, 'coins sold');
const { fills } = await orders.listFills({ orderIds: [bought.orderId, sold.orderId] });
assert.deepEqual(fills.map((fill) => fill.orderId), [sold.orderId, bought.orderId]);

const poor = await submit('BUY', { marketMarketIoc: { quoteSize: TOO_MUCH } });
assert.deepEqual([poor.success, poor.errorResponse.error], [false, 'INSUFFICIENT_FUND']);
const unknown = await failure(() => orders.getOrder({ orderId: '31d8810d-41dc-4321-b734-0a44495294a2' }));
assert.match(String(unknown), /404/);
const forger = connected({ name: simulator.advanced.name, privateKey: WRONG_SECRET });
const forged = await failure(() => new sdk.AccountsService(forger).listAccounts({}));
assert.match(String(forged), /401/);

pass('coinbase-sample advanced-trade-sdk-ts', {
  products: products.length,
  candles: candles.length,
  bought: bought.filledSize,
  sold: sold.filledSize,
  fills: fills.length,
});
