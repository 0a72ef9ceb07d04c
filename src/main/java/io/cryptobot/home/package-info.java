/**
 * The home folder: what stands where in it, who may write it, and the small files by which a person
 * and other processes steer a bot. Decides nothing about trading.
 */
package io.cryptobot.home;
