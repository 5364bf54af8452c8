package org.plantroom.host;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Time;
import org.plantroom.security.Accounts;
import org.plantroom.security.ApiToken;
import org.plantroom.security.AuditTrail;
import org.plantroom.security.Grants;
import org.plantroom.security.Passwords;
import org.plantroom.security.Role;
import org.plantroom.security.Secrets;
import org.plantroom.security.Session;
import org.plantroom.security.Sessions;
import org.plantroom.security.SignIn;
import org.plantroom.security.User;

/**
 * Who may use this host: accounts, sessions, the door and the audit trail, below the host's data
 * folder. Thread-safe.
 */
public final class Access implements AutoCloseable {
  /** The user made at the first start. */
  public static final String FIRST_USER = "admin";

  /** Whom the audit names for what was done on the command line. */
  public static final String COMMAND_LINE = "command line";

  private static final String ACCOUNTS = "security";
  private static final String AUDIT = "audit";
  private static final String COMMANDS_OF_BEFORE = "commands.jsonl";

  private final Accounts accounts;
  private final Sessions sessions;
  private final SignIn door;
  private final AuditTrail audit;
  private final boolean openOnLoopback;

  private Access(
      Accounts accounts, Sessions sessions, SignIn door, AuditTrail audit, boolean openOnLoopback) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.door = door;
    this.audit = audit;
    this.openOnLoopback = openOnLoopback;
  }

  /**
   * Opens what is kept.
   *
   * @param data the host's data folder
   * @param openOnLoopback true for a demo: whoever is on its machine may see all, and operate until
   *     somebody has a password
   * @throws HostStartException when the files cannot be used
   */
  static Access open(Path data, boolean openOnLoopback, Time time) {
    Opened opened = new Opened();
    try {
      Path audit = auditFolder(data);
      Accounts accounts = opened.add(accounts(data, time));
      return new Access(
          accounts,
          new Sessions(accountsFolder(data), time),
          new SignIn(accounts, time),
          AuditTrail.open(audit, audit.resolve(COMMANDS_OF_BEFORE), time),
          openOnLoopback);
    } catch (IOException e) {
      opened.close();
      throw new HostStartException(
          "cannot use users and audit trail in the data folder: " + e.getMessage(), e);
    }
  }

  /**
   * The accounts of a host that is not running, to make or mend one.
   *
   * @param data the host's data folder
   * @throws IOException when the file cannot be read, naming it
   */
  public static Accounts accounts(Path data, Time time) throws IOException {
    return Accounts.open(accountsFolder(data), new Passwords(), time);
  }

  /**
   * Writes into the audit trail of a host that is not running what the command line does to its
   * accounts; to be called while they are open, and before they change.
   *
   * @param data the host's data folder
   * @throws IOException when the trail cannot be written, and then nothing should be changed
   */
  public static void note(Path data, String what, Map<String, ?> details, Time time)
      throws IOException {
    Path folder = auditFolder(data);
    try (AuditTrail trail = AuditTrail.open(folder, folder.resolve(COMMANDS_OF_BEFORE), time)) {
      trail.append(what, COMMAND_LINE, "", details);
    }
  }

  static Path accountsFolder(Path data) {
    return data.resolve(ACCOUNTS);
  }

  /** Where a host keeps its audit trail. */
  public static Path auditFolder(Path data) {
    return data.resolve(AUDIT);
  }

  Accounts accounts() {
    return accounts;
  }

  Sessions sessions() {
    return sessions;
  }

  SignIn door() {
    return door;
  }

  AuditTrail audit() {
    return audit;
  }

  /**
   * Sees to it that somebody can administrate: makes the first user, or gives them another password
   * while the one before was never used.
   *
   * @return the one-time password to print, null when there are users who have their own
   */
  @Nullable String firstPassword() {
    List<User> users = accounts.users();
    User only = users.size() == 1 ? users.getFirst() : null;
    boolean unused = only != null && only.oneTime() && only.name().equals(FIRST_USER);
    if (!users.isEmpty() && !unused) {
      return null;
    }
    String password = Secrets.typeable();
    if (users.isEmpty()) {
      accounts.add(FIRST_USER, Grants.everywhere(Role.ADMINISTRATOR), password);
      audit.note("user-added", AuditTrail.HOST, "", Map.of("user", FIRST_USER));
    } else {
      accounts.resetPassword(FIRST_USER, password);
    }
    return password;
  }

  /** A code that lets the first user in once, for those who see the host's output. */
  String firstLink() {
    if (accounts.find(FIRST_USER) == null) {
      accounts.add(FIRST_USER, Grants.everywhere(Role.ADMINISTRATOR), null);
    }
    return door.makeLink(FIRST_USER);
  }

  /** Who has this cookie, or null. */
  @Nullable Caller bySession(String secret, String address) {
    Session session = sessions.use(secret);
    User user = session == null ? null : accounts.find(session.user());
    return session == null || user == null || user.locked()
        ? null
        : Caller.of(user, session, address);
  }

  /** Who has this token, or null. */
  @Nullable Caller byToken(String token, String address) {
    return accounts.token(token).map(found -> Caller.of(found, address)).orElse(null);
  }

  /** Who has neither, or null where nobody unknown is served. */
  @Nullable Caller unknown(String address) {
    if (!openOnLoopback) {
      return null;
    }
    boolean somebodyHasPassword =
        accounts.users().stream().anyMatch(user -> user.passwordHash() != null);
    Role role = somebodyHasPassword ? Role.VIEWER : Role.OPERATOR;
    return Caller.onLoopback(Grants.everywhere(role), address);
  }

  /** True while a caller of before would be let in with the same rights. */
  boolean isCurrent(Caller caller) {
    Session session = caller.session();
    ApiToken token = caller.token();
    if (token != null) {
      return accounts.isLiving(token);
    }
    if (session == null) {
      Caller now = unknown(caller.address());
      return now != null && now.grants().equals(caller.grants());
    }
    User user = accounts.find(session.user());
    return user != null
        && !user.locked()
        && user.grants().equals(caller.grants())
        && sessions.isAlive(session);
  }

  @Override
  public void close() throws IOException {
    try (audit) {
      accounts.close();
    }
  }
}
