package org.plantroom.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.FolderLock;
import org.plantroom.core.Time;

/**
 * Users and tokens, in one file of the host's data folder. A change counts once it is on the disk.
 *
 * <p>Thread-safe. Methods that change something throw {@link AccountException} when it must not be,
 * and {@link UncheckedIOException} when the disk refuses; then nothing has changed.
 */
public final class Accounts implements AutoCloseable {
  /** The longest a token may live. */
  public static final Duration LONGEST_TOKEN = Duration.ofDays(3 * 366);

  private static final String FILE = "accounts.json";
  private static final String LOCK = ".lock";

  private final FolderLock lock;
  private final DurableFile<AccountBook.Stored> file;
  private final Passwords passwords;
  private final Time time;
  private volatile AccountBook book;

  private Accounts(
      FolderLock lock,
      DurableFile<AccountBook.Stored> file,
      AccountBook book,
      Passwords passwords,
      Time time) {
    this.lock = lock;
    this.file = file;
    this.book = book;
    this.passwords = passwords;
    this.time = time;
  }

  /**
   * Reads the accounts, and keeps every other program off them until they are closed.
   *
   * @param folder where they are kept, made when absent
   * @throws IOException when a host that runs has them, or the file cannot be read, naming it
   */
  public static Accounts open(Path folder, Passwords passwords, Time time) throws IOException {
    Files.createDirectories(folder);
    FolderLock lock =
        FolderLock.take(folder.resolve(LOCK))
            .orElseThrow(
                () ->
                    new IOException(
                        "the users are in use by a host that runs [folder=%s]".formatted(folder)));
    try {
      DurableFile<AccountBook.Stored> file =
          new DurableFile<>(folder.resolve(FILE), AccountBook.Stored.class);
      AccountBook.Stored stored = file.read();
      AccountBook book = stored == null ? AccountBook.EMPTY : stored.book();
      return new Accounts(lock, file, book, passwords, time);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** All users by name. */
  public List<User> users() {
    return List.copyOf(book.users().values());
  }

  /** The user of a name as {@link User#name(String)} gives it, or null. */
  public @Nullable User find(String name) {
    return book.users().get(name);
  }

  /** The tokens, in the order they were made. */
  public List<ApiToken> tokens() {
    return List.copyOf(book.tokens().values());
  }

  /**
   * Adds a user.
   *
   * @param oneTimePassword to be changed at the first sign-in; null for one who has no password
   */
  public User add(String name, Grants grants, @Nullable String oneTimePassword) {
    String kept = User.name(name);
    String hash = oneTimePassword == null ? null : passwords.hash(oneTimePassword);
    User user = new User(kept, hash, null, hash != null, grants, false, time.millis());
    change(before -> before.withNew(user));
    return user;
  }

  /**
   * Takes somebody a provider vouches for, with the roles it gives them now. The first time makes a
   * user; who comes back keeps their name, also when the provider calls them otherwise.
   *
   * @param name wanted for a new user
   * @param identity never anybody else's, e.g. issuer and subject
   * @return the user, who may be locked
   * @throws AccountException when the name is none or is somebody else's: a provider must not take
   *     over a user of the host's own by calling somebody so
   */
  public User vouched(String name, String identity, Grants grants) {
    User known = book.vouched(identity);
    if (known != null && known.grants().equals(grants)) {
      return known;
    }
    change(
        before -> {
          User now = before.vouched(identity);
          return now == null
              ? before.withNew(newcomer(name, identity, grants))
              : before.with(now.withGrants(grants));
        });
    return Objects.requireNonNull(book.vouched(identity), "it has just been added");
  }

  /** The user a provider calls by this identity, or null. */
  public @Nullable User vouchedFor(String identity) {
    return book.vouched(identity);
  }

  private User newcomer(String name, String identity, Grants grants) {
    return new User(User.name(name), null, identity, false, grants, false, time.millis());
  }

  /** Gives a user a password to be changed at the next sign-in. */
  public void resetPassword(String name, String oneTimePassword) {
    String hash = passwords.hash(oneTimePassword);
    change(before -> before.with(before.own(name).withPassword(hash, true)));
  }

  /** Takes the password a user chose, by the rules of {@link Passwords#check}. */
  public void choosePassword(String name, String password) {
    Passwords.check(name, password);
    String hash = passwords.hash(password);
    change(before -> before.with(before.own(name).withPassword(hash, false)));
  }

  /** True when the password is the user's; an unknown user takes as long. */
  public boolean isRight(@Nullable User user, String password) {
    return passwords.isRight(password, user == null ? null : user.passwordHash());
  }

  /** Gives a user other roles. */
  public void grant(String name, Grants grants) {
    change(before -> before.with(before.own(name).withGrants(grants)));
  }

  /** Keeps a user from signing in, or lets them again. */
  public void lock(String name, boolean locked) {
    change(before -> before.with(before.user(name).withLocked(locked)));
  }

  /** Removes a user. */
  public void remove(String name) {
    change(before -> before.withoutUser(name));
  }

  /**
   * Makes a token.
   *
   * @param name what it is for
   * @param expires milliseconds since 1970 UTC, ahead by {@link #LONGEST_TOKEN} at most
   */
  public ApiToken.Issued issue(String name, Grants grants, long expires, String createdBy) {
    long now = time.millis();
    if (name.isBlank() || name.length() > ApiToken.LONGEST_NAME) {
      throw new AccountException(
          "a token's name has 1 to %d characters".formatted(ApiToken.LONGEST_NAME));
    }
    if (expires <= now || expires - now > LONGEST_TOKEN.toMillis()) {
      throw new AccountException("a token ends within three years");
    }
    String id = Secrets.random().substring(0, 12);
    String text = ApiToken.PREFIX + Secrets.random();
    ApiToken token = new ApiToken(id, name, Secrets.digest(text), grants, expires, now, createdBy);
    change(
        before -> {
          if (before.tokens().size() >= AccountBook.MOST_TOKENS) {
            throw new AccountException("at most %d tokens".formatted(AccountBook.MOST_TOKENS));
          }
          return before.with(token);
        });
    return new ApiToken.Issued(token, text);
  }

  /** Ends a token. */
  public void revoke(String id) {
    change(before -> before.withoutToken(id));
  }

  /** The living token of a text, or empty when it is wrong or has expired. */
  public Optional<ApiToken> token(String text) {
    // Found by its digest, so the time it takes tells nothing about the secret itself.
    String digest = Secrets.digest(text);
    return book.tokens().values().stream()
        .filter(token -> Secrets.isSame(token.digest(), digest))
        .filter(token -> token.expires() > time.millis())
        .findFirst();
  }

  /** True while a token is neither revoked nor over. */
  public boolean isLiving(ApiToken token) {
    return book.tokens().containsKey(token.id()) && token.expires() > time.millis();
  }

  /** Lets other programs have the accounts. */
  @Override
  public void close() throws IOException {
    lock.close();
  }

  private synchronized void change(UnaryOperator<AccountBook> change) {
    AccountBook before = book;
    AccountBook next = Objects.requireNonNull(change.apply(before));
    if (before.hasAdministrator() && !next.hasAdministrator()) {
      throw new AccountException("one administrator of all sites must be left who may sign in");
    }
    try {
      file.write(AccountBook.Stored.of(next));
    } catch (IOException e) {
      throw new UncheckedIOException("the accounts cannot be saved", e);
    }
    book = next;
  }
}
