/**
 * What the jar begins with: a class that every Java since 8 can load. Compiled for Java 8, so
 * nothing newer may come in, and nothing of ours but by its name.
 */
package io.cryptobot.launch;
