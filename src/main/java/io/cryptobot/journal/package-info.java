/**
 * The CSV files that people and other programs read: their columns, their cells, and how they reach
 * the disk. Decides nothing about trading and asks no clock.
 */
package io.cryptobot.journal;
