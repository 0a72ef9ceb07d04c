/**
 * The configuration files: what each key may hold, the defaults, loading into records, and every
 * mistake in them said at once in plain words. Knows nothing of the other packages.
 */
package io.cryptobot.config;
