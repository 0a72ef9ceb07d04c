package io.cryptobot.explain;

import io.cryptobot.explain.LoggedTrades.LoggedTrade;
import java.util.List;
import java.util.Optional;

/**
 * A trade, or a decision that led to none, with all that is recorded of it.
 *
 * @param trade as it was filled
 * @param exit the record of the position that was to be sold
 * @param decision the record of the candle that was judged
 * @param partner the buy that a sale ended, or the sale that ended a buy
 * @param audits the rows of the audit log of the same second: transfers, manual commands
 */
public record Explanation(
    Optional<LoggedTrade> trade,
    Optional<RecordedDecision> exit,
    Optional<RecordedDecision> decision,
    Optional<LoggedTrade> partner,
    List<List<String>> audits) {}
