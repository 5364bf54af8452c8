package org.plantroom.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.EdgeId;
import org.plantroom.core.Time;
import org.plantroom.mqtt.BrokerGuard;
import org.plantroom.mqtt.Credentials;
import org.plantroom.mqtt.TopicRights;
import org.plantroom.sparkplug.RoleTopics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may use the embedded broker: the user named as the host id is a host, every user named
 * SITE/EDGE that edge, nobody else. Thread-safe.
 *
 * <p>The file is read again at most every few seconds, so a new edge needs no restart. Should it be
 * spoilt meanwhile, those known before stay.
 */
final class BrokerUsers implements BrokerGuard {
  private static final Logger LOG = LoggerFactory.getLogger(BrokerUsers.class);
  private static final long READ_AGAIN_NANOS = Duration.ofSeconds(5).toNanos();

  private final String hostId;
  private final @Nullable BrokerUserFile file;
  private final Time time;
  private final Credentials hostLogin;
  private Map<String, PasswordHash> users; // guarded by this
  private long readAt; // guarded by this

  private BrokerUsers(
      String hostId, @Nullable BrokerUserFile file, Map<String, PasswordHash> users, Time time) {
    this.hostId = hostId;
    this.file = file;
    this.users = users;
    this.time = time;
    this.hostLogin = new Credentials(hostId, PasswordHash.generate());
    this.readAt = time.nanos();
  }

  /**
   * Reads the users.
   *
   * @param file the file of users, or null where only certificates count
   * @throws IOException with a sentence, when it cannot be read
   */
  static BrokerUsers open(String hostId, @Nullable Path file, Time time) throws IOException {
    if (file == null) {
      return new BrokerUsers(hostId, null, Map.of(), time);
    }
    BrokerUserFile users = new BrokerUserFile(file);
    return new BrokerUsers(hostId, users, users.read(), time);
  }

  /** What the host in this process shows; made anew at every start and kept in memory only. */
  Credentials hostLogin() {
    return hostLogin;
  }

  @Override
  public Optional<TopicRights> admit(Credentials shown) {
    if (shown.user().equals(hostId)
        && PasswordHash.isSame(shown.password(), hostLogin.password())) {
      return rights(hostId);
    }
    PasswordHash known = known(shown.user());
    return known != null && known.matches(shown.password())
        ? rights(shown.user())
        : Optional.empty();
  }

  @Override
  public Optional<TopicRights> admitCertified(String commonName) {
    return rights(commonName);
  }

  private synchronized @Nullable PasswordHash known(String user) {
    long now = time.nanos();
    if (file != null && now - readAt >= READ_AGAIN_NANOS) {
      readAt = now;
      try {
        users = file.read();
      } catch (IOException e) {
        LOG.warn("The broker's users stay as they were: {}", e.getMessage());
      }
    }
    return users.get(user);
  }

  private Optional<TopicRights> rights(String user) {
    if (user.equals(hostId)) {
      return Optional.of(rights(RoleTopics.ofHost(hostId)));
    }
    try {
      return Optional.of(rights(RoleTopics.ofEdge(EdgeId.of(user))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static TopicRights rights(RoleTopics topics) {
    return new TopicRights(topics.publishes(), topics.subscribes());
  }
}
