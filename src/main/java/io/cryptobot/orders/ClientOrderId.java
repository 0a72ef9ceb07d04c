package io.cryptobot.orders;

import java.util.Locale;
import java.util.Optional;

/**
 * Our names for orders: the ledger's id and a running number, in the form of a UUID, which one of
 * the exchange's APIs asks for: {@code 1f09ab34-0000-4000-8000-000000000017}.
 */
public final class ClientOrderId {
  private static final String MIDDLE = "-0000-4000-8000-";
  private static final String DIGITS = "\\d{12}";

  private ClientOrderId() {}

  static String of(String ledgerId, long number) {
    return ledgerId + MIDDLE + String.format(Locale.ROOT, "%012d", number);
  }

  /** The number in an id of this ledger; empty in another's. */
  public static Optional<Long> numberIn(String ledgerId, String id) {
    String prefix = ledgerId + MIDDLE;
    return Optional.of(id)
        .filter(one -> one.startsWith(prefix))
        .map(one -> one.substring(prefix.length()))
        .filter(digits -> digits.matches(DIGITS))
        .map(Long::valueOf);
  }
}
