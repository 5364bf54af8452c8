package org.plantroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.simulation.Catalogue;
import org.plantroom.simulation.PlantSource;

/** The reference of components is what the program's catalogue and sources say. */
class ComponentsPageTest {
  private static final Path ROOT = Path.of("..");
  private static final Path PAGE = ROOT.resolve("docs/reference/components.md");
  private static final Path PLANTS = ROOT.resolve("simulation/src/main/resources/plants");
  private static final Path MORE = Path.of("src/test/resources/more-parts.yaml");
  private static final int[] MONTHS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private final Path folder;
  private final Catalogue catalogue = PlantCatalogue.all();

  ComponentsPageTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void thePageIsWhatCatalogueAndSourcesSay() throws IOException {
    String expected = text();
    if (Boolean.getBoolean("plantroom.regenerate")) {
      Files.writeString(PAGE, expected);
    }
    assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
        .as("%s; to regenerate run this test with -Dplantroom.regenerate=true", PAGE)
        .isEqualTo(expected);
  }

  @Test
  void everyTypeBelongsToOneFamily() {
    List<String> types =
        ComponentFamilies.ALL.stream().flatMap(family -> family.types().stream()).toList();
    assertThat(types).containsExactlyInAnyOrderElementsOf(catalogue.types().keySet());
  }

  @Test
  void everyTypeHasAnExampleAndEveryLinkAnAnchor() throws IOException {
    String page = text();
    for (String type : catalogue.types().keySet()) {
      String section = page.substring(page.indexOf("\n### %s\n".formatted(type)) + 1);
      assertThat(section.substring(0, section.indexOf("\n##")))
          .as(type)
          .contains("```yaml", "type: " + type);
    }
    List<String> anchors =
        page.lines()
            .filter(line -> line.startsWith("#"))
            .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
            .map(title -> title.replace(",", "").replace(' ', '-'))
            .toList();
    assertThat(anchors).doesNotHaveDuplicates();
    Pattern.compile("]\\(#([^)]*)\\)")
        .matcher(page)
        .results()
        .forEach(link -> assertThat(anchors).contains(link.group(1)));
  }

  @Test
  void everyFaultIsAnInputOfSomeType() throws IOException {
    String page = text();
    for (String fault : ComponentsPage.FAULTS) {
      assertThat(page).containsPattern("Faults of its own: [^\n]*`%s`".formatted(fault));
    }
  }

  private String text() throws IOException {
    writeWeather(folder.resolve("city.epw"));
    writeLibrary(folder.resolve("hplib_database.csv"));
    Map<String, List<String>> examples = new LinkedHashMap<>();
    // The smaller plants first, since their parts are easier to read.
    List<String> plants = new ArrayList<>(List.of("office", "brine-house"));
    PlantSource.examples().stream().filter(name -> !plants.contains(name)).forEach(plants::add);
    for (String plant : plants) {
      PartTexts.of(Files.readString(PLANTS.resolve(plant + ".yaml")))
          .forEach(
              (type, parts) ->
                  examples.computeIfAbsent(type, _ -> new ArrayList<>()).addAll(parts));
    }
    return new ComponentsPage(
            catalogue,
            new ComponentProbe(catalogue, folder),
            new ClassDocs(ROOT),
            examples,
            PartTexts.of(Files.readString(MORE)))
        .text();
  }

  /** A year of the same hour. */
  private static void writeWeather(Path file) throws IOException {
    StringBuilder text = new StringBuilder("LOCATION,City,-,-,-,0,58,16,1,40\n" + "-\n".repeat(7));
    for (int month = 1; month <= MONTHS.length; month++) {
      for (int day = 1; day <= MONTHS[month - 1]; day++) {
        for (int hour = 1; hour <= 24; hour++) {
          text.append(
              "2020,%d,%d,%d,60,-,5,2,80,101325,0,0,300,0,0,0,0,0,0,0,200,3,5,5%n"
                  .formatted(month, day, hour));
        }
      }
    }
    Files.writeString(file, text);
  }

  private static void writeLibrary(Path file) throws IOException {
    Files.writeString(
        file,
        """
        Titel,Group,P_el_h_ref [W],p1_P_el_h [1/°C],p2_P_el_h [1/°C],p3_P_el_h [-],p4_P_el_h [1/°C],p1_COP [-],p2_COP [-],p3_COP [-],p4_COP [-]
        F2120-8 1x230,1.0,2218.0,184.33981978,0.0137684677,0.0062621,-184.377300,-195.86410668,-0.0755265858,6.79502006,195.95552284
        """);
  }
}
