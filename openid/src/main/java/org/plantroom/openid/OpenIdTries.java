package org.plantroom.openid;

import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Time;
import org.plantroom.security.Secrets;

/**
 * Browsers that were sent to the provider and have not come back. Each try is taken once, ends
 * after ten minutes and belongs to the browser that began it. Bounded; the oldest make room.
 * Thread-safe.
 */
public final class OpenIdTries {
  /** How long somebody may take at the provider. */
  public static final Duration LONGEST = Duration.ofMinutes(10);

  static final int MOST = 10_000;

  private final Time time;
  private final Map<String, OpenIdTry> byState = new LinkedHashMap<>(); // guarded by this

  /** Begins with none. */
  public OpenIdTries(Time time) {
    this.time = time;
  }

  /** Begins a try. */
  public synchronized OpenIdTry begin(URI redirect) {
    OpenIdTry begun =
        new OpenIdTry(Secrets.random(), new Nonce(), new CodeVerifier(), redirect, time.nanos());
    makeRoom();
    byState.put(begun.state(), begun);
    return begun;
  }

  /** Entries stand in the order they began, so the first ones are over first. */
  private void makeRoom() {
    while (!byState.isEmpty()) {
      Map.Entry<String, OpenIdTry> eldest = byState.entrySet().iterator().next();
      if (byState.size() < MOST && !isOver(eldest.getValue())) {
        return;
      }
      byState.remove(eldest.getKey());
    }
  }

  /**
   * Takes the try that an answer belongs to.
   *
   * @param state of the answer
   * @param cookie what the browser kept
   * @return null when there is none, it is over, or another browser began it
   */
  public synchronized @Nullable OpenIdTry take(@Nullable String state, @Nullable String cookie) {
    if (state == null || cookie == null || !Secrets.isSame(state, cookie)) {
      return null;
    }
    OpenIdTry found = byState.remove(state);
    return found == null || isOver(found) ? null : found;
  }

  private boolean isOver(OpenIdTry begun) {
    return time.nanos() - begun.began() > LONGEST.toNanos();
  }
}
