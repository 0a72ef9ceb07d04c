/**
 * The two Coinbase APIs that trade: Advanced Trade and Exchange. Each request is signed, has its
 * time-out and its place under the limit of calls.
 */
package io.cryptobot.exchange.coinbase;
