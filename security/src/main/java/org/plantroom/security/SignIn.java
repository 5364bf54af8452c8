package org.plantroom.security;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Time;

/**
 * The door for people: name and password, or a link that works once. Guessing is slowed by user and
 * by address, so that neither one name nor one machine gets many tries. Thread-safe.
 */
public final class SignIn {
  private static final int FREE_A_USER = 5;

  /** More than a user's, for many people may come from one address. */
  private static final int FREE_AN_ADDRESS = 20;

  private static final int MOST_KEYS = 10_000;
  private static final int LONGEST_NAME = 64;

  /** What became of a try. */
  public sealed interface Outcome {
    /** The right one came. */
    record Admitted(User user) implements Outcome {}

    /** Wrong name, wrong password or locked: which of them is nobody's business. */
    record Refused() implements Outcome {}

    /**
     * Too many failures; nothing was looked at.
     *
     * @param pause before the next try
     */
    record TooSoon(Duration pause) implements Outcome {}
  }

  private final Accounts accounts;
  private final Attempts byUser;
  private final Attempts byAddress;
  private volatile @Nullable String linkCode;
  private volatile @Nullable String linkUser;

  /** Opens the door. */
  public SignIn(Accounts accounts, Time time) {
    this.accounts = accounts;
    this.byUser = new Attempts(FREE_A_USER, MOST_KEYS, time);
    this.byAddress = new Attempts(FREE_AN_ADDRESS, MOST_KEYS, time);
  }

  /** Tries a password. */
  public Outcome withPassword(String name, String password, String address) {
    String key = key(name);
    Duration pause = begin(key, address);
    if (pause.isPositive()) {
      return new Outcome.TooSoon(pause);
    }
    User user = find(name);
    if (!accounts.isRight(user, password) || user == null || user.locked()) {
      return new Outcome.Refused();
    }
    byUser.succeeded(key);
    byAddress.pardon(address);
    return new Outcome.Admitted(user);
  }

  /** However a name is written, its failures are counted as one. */
  private static String key(String name) {
    String stripped = name.strip();
    return stripped
        .substring(0, Math.min(stripped.length(), LONGEST_NAME))
        .toLowerCase(Locale.ROOT);
  }

  /** Counts a try as a failure until it is none: tries at the same moment must not all be free. */
  private synchronized Duration begin(String key, String address) {
    Duration pause = longer(byUser.pause(key), byAddress.pause(address));
    if (pause.isZero()) {
      byUser.failed(key);
      byAddress.failed(address);
    }
    return pause;
  }

  private @Nullable User find(String name) {
    try {
      return accounts.find(User.name(name));
    } catch (AccountException e) {
      return null; // no user has such a name
    }
  }

  /**
   * Makes a code that lets a user in once.
   *
   * @return the code, for the link that only this user is shown
   */
  public synchronized String makeLink(String user) {
    String code = Secrets.random();
    linkCode = Secrets.digest(code);
    linkUser = user;
    return code;
  }

  /** Tries the code of {@link #makeLink}; it works once. */
  public synchronized Outcome withLink(String code, String address) {
    Duration pause = byAddress.pause(address);
    if (pause.isPositive()) {
      return new Outcome.TooSoon(pause);
    }
    String expected = linkCode;
    User user = linkUser == null ? null : accounts.find(linkUser);
    if (expected == null
        || user == null
        || user.locked()
        || !Secrets.isSame(expected, Secrets.digest(code))) {
      byAddress.failed(address);
      return new Outcome.Refused();
    }
    linkCode = null;
    return new Outcome.Admitted(user);
  }

  /** How long whoever else may let people in must wait before looking at a try from there. */
  public Duration pause(String address) {
    return byAddress.pause(address);
  }

  /** Counts a failure at whoever else may let people in. */
  public void failed(String address) {
    byAddress.failed(address);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
