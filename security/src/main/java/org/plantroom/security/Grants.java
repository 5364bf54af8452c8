package org.plantroom.security;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Roles by site. Where a site has a role of its own and {@link #ALL_SITES} has one, the higher
 * counts.
 *
 * @param bySite role by a site's id, or by {@link #ALL_SITES}; ordered, immutable
 */
public record Grants(@JsonValue Map<String, Role> bySite) {
  /** Stands for every site there is and will be, and for what belongs to no site. */
  public static final String ALL_SITES = "*";

  /** The most sites one may name. */
  public static final int MOST_SITES = 1_000;

  private static final int LONGEST_SITE = 200;

  /** Nothing at all. */
  public static final Grants NONE = new Grants(Map.of());

  /**
   * Takes roles by site.
   *
   * @throws IllegalArgumentException when they are too many or a site has no name
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Grants(Map<String, Role> bySite) {
    if (bySite.size() > MOST_SITES) {
      throw new IllegalArgumentException("at most %d sites".formatted(MOST_SITES));
    }
    for (String site : bySite.keySet()) {
      if (site.isBlank() || site.length() > LONGEST_SITE) {
        throw new IllegalArgumentException(
            "a site's id has 1 to %d characters".formatted(LONGEST_SITE));
      }
    }
    this.bySite = Collections.unmodifiableMap(new TreeMap<>(bySite));
  }

  /** One role at all sites. */
  public static Grants everywhere(Role role) {
    return new Grants(Map.of(ALL_SITES, role));
  }

  /** The role at a site, null for none. */
  public @Nullable Role at(String site) {
    Role here = bySite.get(site);
    Role all = bySite.get(ALL_SITES);
    if (here == null || all == null) {
      return here == null ? all : here;
    }
    return here.includes(all) ? here : all;
  }

  /** At each site the higher role of both. */
  public Grants or(Grants other) {
    Map<String, Role> both = new TreeMap<>(bySite);
    other.bySite.forEach((site, role) -> both.merge(site, role, (a, b) -> a.includes(b) ? a : b));
    return new Grants(both);
  }

  /** True when a site's matters of this role are allowed. */
  public boolean allow(Role needed, String site) {
    Role role = at(site);
    return role != null && role.includes(needed);
  }

  /** True when this role is given for all sites, and so for what belongs to none. */
  public boolean allowEverywhere(Role needed) {
    return allow(needed, ALL_SITES);
  }

  /** True when this role is given for some site or for all. */
  public boolean allowSomewhere(Role needed) {
    return bySite.values().stream().anyMatch(role -> role.includes(needed));
  }
}
