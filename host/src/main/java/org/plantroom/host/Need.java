package org.plantroom.host;

import org.plantroom.security.Role;

/** What a call asks of its caller before its handler runs. */
sealed interface Need {
  /** Nothing: what everybody may know, and the door itself. */
  record Nothing() implements Need {}

  /** Somebody who has signed in, whatever they may do, a one-time password included. */
  record SignedIn() implements Need {}

  /**
   * A role at one site at least. The handler looks at the sites of what is asked for: it leaves out
   * of lists what the caller must not see, and refuses the rest ({@link Caller#require}).
   */
  record AtSomeSite(Role role) implements Need {}

  /** A role at all sites, for what belongs to none of them. */
  record AtAllSites(Role role) implements Need {}

  /** True when the caller has it. */
  default boolean isMetBy(Caller caller) {
    return switch (this) {
      case Nothing _ -> true;
      case SignedIn _ -> true;
      case AtSomeSite some -> caller.grants().allowSomewhere(some.role());
      case AtAllSites all -> caller.grants().allowEverywhere(all.role());
    };
  }

  /** The words for it in problems and documents. */
  default String words() {
    return switch (this) {
      case Nothing _ -> "nothing";
      case SignedIn _ -> "to be signed in";
      case AtSomeSite some -> "the role " + some.role().label() + " at a site";
      case AtAllSites all -> "the role " + all.role().label() + " at all sites";
    };
  }
}
