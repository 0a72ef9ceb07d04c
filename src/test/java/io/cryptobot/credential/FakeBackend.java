package io.cryptobot.credential;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A credential store in memory. */
public final class FakeBackend implements SystemKeyring.Backend {
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, String> foreign = new HashMap<>();
  private boolean isThere;
  private boolean isLocked;

  /** From now on the system has a store. */
  public FakeBackend present() {
    isThere = true;
    return this;
  }

  /** From now on it refuses to be read. */
  public void lock() {
    isLocked = true;
  }

  /** What is stored, by {@code service|account}. */
  public Map<String, String> texts() {
    return texts;
  }

  /** What is stored under one account; empty if nothing is. */
  public String text(String account) {
    return texts.getOrDefault(account, "");
  }

  /** What another program stored, by {@code target/user}. */
  public Map<String, String> foreign() {
    return foreign;
  }

  @Override
  public Optional<String> name() {
    return isThere ? Optional.of("Windows Credential Manager") : Optional.empty();
  }

  @Override
  public Optional<String> get(String service, String account) throws SecretStoreException {
    if (isLocked) {
      throw new SecretStoreException("Windows Credential Manager refuses to be read (locked).");
    }
    return Optional.ofNullable(texts.get(service + "|" + account));
  }

  @Override
  public void set(String service, String account, String text) {
    texts.put(service + "|" + account, text);
  }

  @Override
  public void delete(String service, String account) {
    texts.remove(service + "|" + account);
  }

  @Override
  public Optional<String> foreign(String target, String user) {
    return Optional.ofNullable(foreign.get(target + "/" + user));
  }
}
