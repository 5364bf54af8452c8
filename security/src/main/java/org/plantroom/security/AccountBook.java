package org.plantroom.security;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All users and tokens at one moment. Immutable.
 *
 * @param users by name
 * @param tokens by id
 */
record AccountBook(Map<String, User> users, Map<String, ApiToken> tokens) {
  static final int MOST_USERS = 10_000;
  static final int MOST_TOKENS = 1_000;

  static final AccountBook EMPTY = new AccountBook(Map.of(), Map.of());

  AccountBook {
    users = Collections.unmodifiableMap(new TreeMap<>(users));
    tokens = Collections.unmodifiableMap(new LinkedHashMap<>(tokens));
  }

  static AccountBook of(Collection<User> users, Collection<ApiToken> tokens) {
    return new AccountBook(byKey(users, User::name), byKey(tokens, ApiToken::id));
  }

  private static <T> Map<String, T> byKey(Collection<T> all, Function<T, String> key) {
    Map<String, T> map = new LinkedHashMap<>();
    all.forEach(one -> map.put(key.apply(one), one));
    return map;
  }

  User user(String name) {
    User user = users.get(name);
    if (user == null) {
      throw new AccountException("there is no user of this name");
    }
    return user;
  }

  /** A user whose password and roles are given here. */
  User own(String name) {
    User user = user(name);
    if (user.isVouched()) {
      throw new AccountException("password and roles of this user come from the provider");
    }
    return user;
  }

  /** The user a provider calls by this identity, or null. */
  @Nullable User vouched(String identity) {
    return users.values().stream()
        .filter(user -> identity.equals(user.identity()))
        .findFirst()
        .orElse(null);
  }

  AccountBook withNew(User user) {
    if (users.containsKey(user.name())) {
      throw new AccountException("there is a user of this name already");
    }
    if (users.size() >= MOST_USERS) {
      throw new AccountException("at most %d users".formatted(MOST_USERS));
    }
    return with(user);
  }

  /** The same with a user new or changed. */
  AccountBook with(User user) {
    Map<String, User> next = new LinkedHashMap<>(users);
    next.put(user.name(), user);
    return new AccountBook(next, tokens);
  }

  AccountBook withoutUser(String name) {
    Map<String, User> next = new LinkedHashMap<>(users);
    next.remove(user(name).name());
    return new AccountBook(next, tokens);
  }

  AccountBook with(ApiToken token) {
    Map<String, ApiToken> next = new LinkedHashMap<>(tokens);
    next.put(token.id(), token);
    return new AccountBook(users, next);
  }

  AccountBook withoutToken(String id) {
    Map<String, ApiToken> next = new LinkedHashMap<>(tokens);
    if (next.remove(id) == null) {
      throw new AccountException("there is no token of this id");
    }
    return new AccountBook(users, next);
  }

  boolean hasAdministrator() {
    return users.values().stream().anyMatch(User::isAdministrator);
  }

  /** The form on disk. */
  record Stored(int version, List<User> users, List<ApiToken> tokens) {
    static final int VERSION = 1;

    static Stored of(AccountBook book) {
      return new Stored(
          VERSION, List.copyOf(book.users.values()), List.copyOf(book.tokens.values()));
    }

    AccountBook book() {
      return AccountBook.of(nonNull(users), nonNull(tokens));
    }

    private static <T> List<T> nonNull(@Nullable List<T> list) {
      return list == null ? List.of() : list;
    }
  }
}
