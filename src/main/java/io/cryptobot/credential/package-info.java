/**
 * API keys and passwords: where they are kept, in which order they are looked for, and what form a
 * Coinbase key has. Nothing in here ever prints a secret.
 */
package io.cryptobot.credential;
