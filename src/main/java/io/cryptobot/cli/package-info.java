/**
 * The command line: parses, wires the parts together by hand, prints. No trading rule lives here,
 * and all that comes from outside (clock, console, folder) comes in through {@link
 * io.cryptobot.cli.Console}.
 */
package io.cryptobot.cli;
