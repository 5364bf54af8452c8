package org.plantroom.security;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What somebody is trusted with; each role may do all that those before it may. */
public enum Role {
  /** Sees values, alarms, history and commands. */
  VIEWER,
  /** Writes set points, acknowledges, resets and shelves alarms. */
  OPERATOR,
  /** Takes alarms out of service, reloads the project. */
  ENGINEER,
  /** Says who may do what, reads the audit trail, makes backups. */
  ADMINISTRATOR;

  /** The word in JSON, on the command line and on pages. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The role of a word.
   *
   * @throws IllegalArgumentException when it is none, naming those there are
   */
  @JsonCreator
  public static Role of(String label) {
    for (Role role : values()) {
      if (role.label().equals(label)) {
        return role;
      }
    }
    throw new IllegalArgumentException(
        "a role is one of "
            + Arrays.stream(values()).map(Role::label).collect(Collectors.joining(", ")));
  }

  /** True when this role may do what the other may. */
  public boolean includes(Role other) {
    return compareTo(other) >= 0;
  }
}
