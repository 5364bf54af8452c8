package org.plantroom.security;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is signed in. Sessions outlive a restart of the host, for an operator must not be shown a
 * sign-in page because a machine was updated. Thread-safe.
 */
public final class Sessions {
  /** Without a request for this long a session ends; open pages ask all the time. */
  public static final Duration IDLE = Duration.ofHours(8);

  /** No session is older. */
  public static final Duration LONGEST = Duration.ofDays(7);

  static final int MOST = 10_000;
  static final int MOST_A_USER = 50;

  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
  private static final String FILE = "sessions.json";

  /** The form on disk. */
  record Stored(List<Session> sessions) {}

  private final DurableFile<Stored> file;
  private final Time time;
  private final Map<String, Session> byDigest = new LinkedHashMap<>(); // guarded by this

  /**
   * Opens the sessions of the run before.
   *
   * @param folder where they are kept
   * @throws IOException when the file cannot be read, naming it
   */
  public Sessions(Path folder, Time time) throws IOException {
    this.file = new DurableFile<>(folder.resolve(FILE), Stored.class);
    this.time = time;
    Stored stored = file.read();
    if (stored != null) {
      // How long each was idle while nobody listened is not known; a restart counts as a request.
      long now = time.millis();
      stored.sessions().forEach(s -> byDigest.put(s.digest(), s.seenAt(now)));
    }
  }

  /**
   * Begins a session.
   *
   * @return the secret for the browser's cookie
   */
  public synchronized String begin(String user) {
    long now = time.millis();
    byDigest.values().removeIf(session -> isOver(session, now));
    makeRoom(session -> session.user().equals(user), MOST_A_USER);
    makeRoom(_ -> true, MOST);
    String secret = Secrets.random();
    Session session = new Session(Secrets.digest(secret), user, now, now);
    byDigest.put(session.digest(), session);
    save();
    return secret;
  }

  /** The longest unused make room, so that signing in again and again costs no memory. */
  private void makeRoom(Predicate<Session> among, int most) {
    while (byDigest.values().stream().filter(among).count() >= most) {
      byDigest.values().stream()
          .filter(among)
          .min(Comparator.comparingLong(Session::seen))
          .ifPresent(eldest -> byDigest.remove(eldest.digest()));
    }
  }

  /** The living session of a cookie's secret, which this use keeps alive; null for none. */
  public synchronized @Nullable Session use(String secret) {
    Session session = byDigest.get(Secrets.digest(secret));
    long now = time.millis();
    if (session == null || isOver(session, now)) {
      return null;
    }
    byDigest.put(session.digest(), session.seenAt(now));
    return session;
  }

  /** True while a session lives; asking does not keep it alive. */
  public synchronized boolean isAlive(Session session) {
    Session present = byDigest.get(session.digest());
    return present != null && !isOver(present, time.millis());
  }

  /** The text that a page must show beside its cookie, which no page of another origin can read. */
  public static String csrfToken(String secret) {
    return Secrets.digest("csrf " + secret);
  }

  /** Ends a session. */
  public synchronized void end(Session session) {
    if (byDigest.remove(session.digest()) != null) {
      save();
    }
  }

  /** Ends all sessions of a user but one. */
  public synchronized void endAll(String user, @Nullable Session but) {
    boolean removed =
        byDigest
            .values()
            .removeIf(
                session ->
                    session.user().equals(user)
                        && (but == null || !Objects.equals(session.digest(), but.digest())));
    if (removed) {
      save();
    }
  }

  private static boolean isOver(Session session, long now) {
    return now - session.seen() > IDLE.toMillis() || now - session.began() > LONGEST.toMillis();
  }

  private void save() {
    try {
      file.write(new Stored(List.copyOf(byDigest.values())));
    } catch (IOException e) {
      // A full disk must not keep people from the pages; they sign in again after a restart.
      LOG.warn("The sessions cannot be saved", e);
    }
  }
}
