package io.cryptobot.exchange;

import org.jspecify.annotations.Nullable;

/** An exchange did not give what it was asked for. The message is a part of a sentence. */
public final class AccountException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Kind kind;

  /** Whether asking again may help. */
  public enum Kind {
    /** The network or the exchange fails for now. */
    TRANSIENT,
    /** The key is refused, or may not do this. */
    DENIED,
    /** There is no such thing. */
    NOT_FOUND,
    /** The exchange answered what cannot be understood, or says that the question is wrong. */
    INVALID
  }

  public AccountException(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public AccountException(Kind kind, String message) {
    this(kind, message, null);
  }

  public Kind kind() {
    return kind;
  }

  public boolean isNotFound() {
    return kind == Kind.NOT_FOUND;
  }
}
