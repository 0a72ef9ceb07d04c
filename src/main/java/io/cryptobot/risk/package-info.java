/**
 * What may be risked: the loss limits, the count and pace of trades, the size of an entry and the
 * reasons to block one. Knows no indicator and no exchange.
 */
package io.cryptobot.risk;
