package org.plantroom.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.plantroom.security.Role;

/** The table of rights, and the page made of it. */
final class AccessTableTest {
  private static final Path PAGE = Path.of("..", "docs", "reference", "rights.md");
  private static final String BEGIN = "<!-- table: begin -->\n";
  private static final String END = "<!-- table: end -->";

  @Test
  void aCallWithoutARightKeepsTheHostFromStarting() {
    AccessTable table =
        new AccessTable(Map.of(AccessTable.LIVE, new Need.Nothing(), "GET /a", new Need.Nothing()));
    table.check(Set.of("GET /a"));
    assertThatThrownBy(() -> table.check(Set.of("GET /a", "GET /b")))
        .hasMessageContaining("without a right=[GET /b]");
    assertThatThrownBy(() -> table.check(Set.of())).hasMessageContaining("not served=[GET /a]");
    assertThatThrownBy(() -> table.of("GET /b")).hasMessageContaining("declares no right");
  }

  /** With {@code -Dplantroom.docs=true} the page is written anew. */
  @Test
  void thePageOfRightsIsTheTable() throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    String wanted = page.substring(0, begin) + table() + page.substring(page.indexOf(END));
    if (Boolean.getBoolean("plantroom.docs")) {
      Files.writeString(PAGE, wanted);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(wanted);
  }

  private static String table() {
    StringBuilder text = new StringBuilder();
    text.append("| call | nobody | viewer | operator | engineer | administrator |\n");
    text.append("| --- | --- | --- | --- | --- | --- |\n");
    AccessTable.OF_HOST.rows().forEach((call, need) -> text.append(row(call, need)));
    return text.toString();
  }

  private static String row(String call, Need need) {
    StringBuilder row = new StringBuilder("| `" + call + "` |");
    row.append(cell(need instanceof Need.Nothing ? "yes" : ""));
    for (Role role : Role.values()) {
      row.append(cell(word(need, role)));
    }
    return row.append("\n").toString();
  }

  private static String cell(String word) {
    return word.isEmpty() ? " |" : " " + word + " |";
  }

  private static String word(Need need, Role role) {
    return switch (need) {
      case Need.Nothing _ -> "yes";
      case Need.SignedIn _ -> "yes";
      case Need.AtSomeSite some -> role.includes(some.role()) ? "own sites" : "";
      case Need.AtAllSites all -> role.includes(all.role()) ? "of all sites" : "";
    };
  }
}
