/**
 * Time as something that comes in from outside: beside {@link java.time.Clock}, how to wait, and
 * how timestamps are read fast. Knows nothing of the other packages.
 */
package io.cryptobot.time;
