package io.cryptobot.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that the account remembers, as it goes to its file and comes back.
 *
 * @param bornAt when the account was opened
 * @param nextOrder the number that the next order gets
 * @param nextTrade the number that the next fill gets
 * @param halted ids of the products that cannot be traded
 * @param orders oldest first
 */
record Books(
    Instant bornAt,
    long nextOrder,
    long nextTrade,
    Map<String, Ledger.Balance> balances,
    Set<String> halted,
    List<Order> orders) {}
