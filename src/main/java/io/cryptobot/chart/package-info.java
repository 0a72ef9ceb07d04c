/**
 * Pictures of what the bot did, drawn without a screen and handed on as PNG bytes. Knows neither
 * files nor how a number came about.
 */
package io.cryptobot.chart;
