package io.cryptobot.exchange;

import java.util.Optional;

/**
 * What a key may do.
 *
 * @param canTransfer whether it may send money away; empty where the exchange does not tell
 * @param portfolio the one that it belongs to; empty where the exchange does not tell
 */
public record KeyPermissions(
    boolean canView, boolean canTrade, Optional<Boolean> canTransfer, Optional<String> portfolio) {}
