/**
 * Whether the seven days of the rollout plan are done: one small class a criterion, judged by what
 * logs and results in the home folder hold. Trades nothing; writes the override of a phase alone.
 */
package io.cryptobot.rollout;
