/**
 * Files that survive a crash: every change goes through {@link io.cryptobot.files.FileLayer}, which
 * a test can make fail at any single operation. Knows nothing of what the files hold.
 */
package io.cryptobot.files;
