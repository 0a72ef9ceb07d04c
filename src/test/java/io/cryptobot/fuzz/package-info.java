/**
 * Inputs as nobody would make them, for everything that reads what comes from outside. Here is how
 * they are made and judged; the readers stand in tests of their own packages.
 */
package io.cryptobot.fuzz;
