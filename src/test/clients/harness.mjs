// What the clients' scripts share: where the simulator is, and what must hold whichever client asks.
// usage: node <script>.mjs FILE, the first line of FILE being the first line of --simulator.
import assert from 'node:assert/strict';
import { webcrypto } from 'node:crypto';
import { readFileSync } from 'node:fs';

// Debian's Node 18 has it under this name only; the clients look for it as a global.
globalThis.crypto ??= webcrypto;

export { assert };

/** {url, advanced: {name, privateKey}, exchange: {key, secret, passphrase}} */
export const simulator = JSON.parse(readFileSync(process.argv[2], 'utf8').split('\n')[0]);

export const PRODUCTS = ['AVAX-USD', 'BTC-USD', 'DOGE-USD', 'ETH-USD', 'SOL-USD'];
export const HOUR = 3600;

/** The second at which the current hour began. */
export const thisHour = () => Math.floor(Date.now() / 1000 / HOUR) * HOUR;

/** More dollars than the account has. */
export const TOO_MUCH = '100000';

/** A key of the right form that is not the account's. */
export const WRONG_SECRET = Buffer.alloc(64, 7).toString('base64');

/** The error that a call ends with. */
export async function failure(call) {
  try {
    await call();
  } catch (error) {
    return error;
  }
  throw new Error(`not refused: ${call}`);
}

/** Decimals of unlike length that mean the same, to what a double holds. */
export function near(actual, expected, what) {
  const [a, b] = [Number(actual), Number(expected)];
  assert.ok(Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b)), `${what}: ${actual}, not ${expected}`);
}

/** Cut to a step, as text: 0.123456789 to 0.12345678. */
export function floored(size, decimals) {
  const [whole, rest = ''] = String(size).split('.');
  return decimals === 0 ? whole : `${whole}.${rest.slice(0, decimals).padEnd(decimals, '0')}`;
}

/** Candles as [second, open, high, low, close], ascending, an hour apart. */
export function checkCandles(rows, count) {
  assert.equal(rows.length, count);
  rows.forEach(([second, open, high, low, close], i) => {
    assert.ok(low > 0 && low <= Math.min(open, close) && high >= Math.max(open, close), `${rows[i]}`);
    assert.equal(second, rows[0][0] + i * HOUR);
  });
}

/** The last line of a script in which all held. */
export function pass(client, seen) {
  console.log(`PASS ${client}: ${JSON.stringify(seen)}`);
}
