package org.plantroom.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Roles by site. */
final class GrantsTest {
  private static final Grants MIXED =
      new Grants(Map.of("*", Role.VIEWER, "north", Role.ENGINEER, "south", Role.VIEWER));

  @ParameterizedTest
  @CsvSource({
    "VIEWER, north, true",
    "ENGINEER, north, true",
    "ADMINISTRATOR, north, false",
    "VIEWER, east, true",
    "OPERATOR, east, false",
    "OPERATOR, south, false",
  })
  void theHigherOfASitesRoleAndTheRoleOfAllCounts(Role needed, String site, boolean allowed) {
    assertThat(MIXED.allow(needed, site)).isEqualTo(allowed);
  }

  @Test
  void aRoleAtOneSiteIsNoRoleAtAll() {
    Grants north = new Grants(Map.of("north", Role.ADMINISTRATOR));
    assertThat(north.allowSomewhere(Role.ADMINISTRATOR)).isTrue();
    assertThat(north.allowEverywhere(Role.VIEWER)).isFalse();
    assertThat(north.at("south")).isNull();
    assertThat(Grants.NONE.allowSomewhere(Role.VIEWER)).isFalse();
  }

  @Test
  void eachRoleIncludesThoseBeforeIt() {
    List<Role> roles = List.of(Role.values());
    for (Role role : roles) {
      assertThat(roles.stream().filter(role::includes).toList())
          .isEqualTo(roles.subList(0, roles.indexOf(role) + 1));
    }
  }

  @Test
  void wordsThatAreNoRoleAndSitesWithoutANameAreRefused() {
    assertThatThrownBy(() -> Role.of("root"))
        .hasMessage("a role is one of viewer, operator, engineer, administrator");
    assertThatThrownBy(() -> new Grants(Map.of(" ", Role.VIEWER)))
        .hasMessageContaining("a site's id");
    Map<String, Role> many = new HashMap<>();
    for (int i = 0; i <= Grants.MOST_SITES; i++) {
      many.put("site" + i, Role.VIEWER);
    }
    assertThatThrownBy(() -> new Grants(many)).hasMessageContaining("at most 1000 sites");
  }
}
