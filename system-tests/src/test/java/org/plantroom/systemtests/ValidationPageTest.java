package org.plantroom.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The validation page tells what the modules' tests gave, and every comparison on it. */
class ValidationPageTest {
  @Test
  void thePageTellsEveryCaseThatRanAndItsRows() throws IOException {
    ValidationPage page = new ValidationPage(Repository.root());
    List<ValidationResult> results = ValidationResult.all(Repository.root());
    if (Boolean.getBoolean("plantroom.regenerate")) {
      page.write(results);
    }
    String text = Files.readString(page.file());
    for (ValidationResult result : results) {
      assertThat(text)
          .as("%s; to regenerate run this test with -Dplantroom.regenerate=true", page.file())
          .contains("## " + result.id() + System.lineSeparator());
      for (ValidationResult.Row row : result.rows()) {
        assertThat(text).as(result.id()).contains(row.quantity().replace("|", "\\|"));
      }
    }
  }

  @Test
  void numbersHaveTheDigitsPeopleRead() {
    assertThat(ValidationPage.shortened("40.0000 ± 0.0500000")).isEqualTo("40 ± 0.05");
    assertThat(ValidationPage.shortened("≤ 1.00000e-06")).isEqualTo("≤ 0.000001");
    assertThat(ValidationPage.shortened("0.00114985")).isEqualTo("0.0011499");
  }

  @Test
  void missedRowsAndAbsentCasesAreTold() {
    ValidationResult result =
        new ValidationResult(
            "D4-charge",
            "Tank",
            "closed form",
            List.of(
                new ValidationResult.Row("top, °C", "40.0000 ± 0.05", "40.01", "", true),
                new ValidationResult.Row("RMSE, K", "≤ 0.3", "0.31", "MBL 0.51 K", false)),
            Map.of());
    assertThat(ValidationPage.text(List.of(result)))
        .contains("| [D4-charge](#d4-charge) | Tank | 1 of 2 | 0 |")
        .contains("| RMSE, K | ≤ 0.3 | 0.31 | MBL 0.51 K | **missed** |")
        .contains("No result yet: D1, D2, D3, D5");
  }
}
