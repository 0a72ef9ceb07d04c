/**
 * The page that shows and steers a bot: a web server on this computer only. Reads the home's files,
 * asks for actions through {@link io.cryptobot.dashboard.Actions}, and never writes the state.
 */
package io.cryptobot.dashboard;
