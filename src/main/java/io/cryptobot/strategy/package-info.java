/**
 * When to buy and when to sell: indicator columns, the two strategies over them, and their exit
 * levels. Decides on prices alone; knows no money, no order and no clock.
 */
package io.cryptobot.strategy;
