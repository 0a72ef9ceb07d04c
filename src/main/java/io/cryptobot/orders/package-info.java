/**
 * Real orders: from what the engine decided to what the exchange made of it. Every order is written
 * down before it is sent, and its end is read, never assumed.
 */
package io.cryptobot.orders;
