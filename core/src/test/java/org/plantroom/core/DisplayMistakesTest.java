package org.plantroom.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One row a rule of a display: what is added to a sound one, and what the check says of it. */
class DisplayMistakesTest {
  private static final String HEAD =
      """
      type: pump
      size: [60, 40]
      """;

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void slipGivesItsMistakeWithLineKeyAndExpectation(
      String what, String text, String expected, @TempDir Path folder) throws IOException {
    assertThat(mistakes(folder, "d.yaml", HEAD + text)).as(what).containsExactly(expected);
  }

  static Stream<Arguments> rows() {
    return Stream.of(
        row(
            "unknown tag",
            "values:\n  - {tag: Spead, at: [2, 2]}\n",
            "displays/d.yaml:4: values[0].tag: \"Spead\","
                + " expected a tag of machine type pump (did you mean Speed?)"),
        row(
            "machine named on the display of one machine",
            "values:\n  - {tag: hp/Speed, at: [2, 2]}\n",
            "displays/d.yaml:4: values[0].tag: \"hp/Speed\", expected a tag of machine type pump"),
        row(
            "unknown symbol",
            "symbols:\n  p: {symbol: pomp, at: [2, 2]}\n",
            "displays/d.yaml:4: symbols.p.symbol: \"pomp\","
                + " expected a symbol of the library (did you mean pump?)"),
        row(
            "size of a symbol that has one size",
            "symbols:\n  p: {symbol: pump, at: [2, 2], size: [9, 9]}\n",
            "displays/d.yaml:4: symbols.p.size: [9, 9],"
                + " expected no size, this symbol is always [6, 6]"),
        row(
            "missing connection point",
            "symbols:\n  p: {symbol: pump, at: [2, 2]}\npipes:\n  - {from: p.outlet, to: [30, 5]}\n",
            "displays/d.yaml:6: pipes[0].from: \"outlet\","
                + " expected a connection point of symbol pump: in, out"),
        row(
            "pipe of a symbol that is not there",
            "symbols:\n  p: {symbol: pump, at: [2, 2]}\npipes:\n  - {from: q.out, to: [30, 5]}\n",
            "displays/d.yaml:6: pipes[0].from: \"q\","
                + " expected a symbol of this display (did you mean p?)"),
        row(
            "symbols over each other",
            "symbols:\n  p: {symbol: pump, at: [2, 2]}\n  q: {symbol: fan, at: [6, 4]}\n",
            "displays/d.yaml:5: symbols.q.at: the symbol q overlaps the symbol p,"
                + " expected room of its own, [2, 2] to [8, 8] is taken"),
        row(
            "value over a label",
            "symbols:\n  p: {symbol: pump, at: [20, 10], label: Pump}\n"
                + "values:\n  - {tag: Speed, at: [18, 6]}\n",
            "displays/d.yaml:6: values[0]: the value Speed overlaps the label of p,"
                + " expected room of its own, [21, 8] to [25, 10] is taken"),
        row(
            "out of the grid",
            "symbols:\n  p: {symbol: pump, at: [56, 2]}\n",
            "displays/d.yaml:4: symbols.p.at: out of the grid, from [56, 2] to [62, 8],"
                + " expected a place within [60, 40], label included"),
        row(
            "pipe through a symbol",
            "symbols:\n  p: {symbol: pump, at: [10, 10]}\npipes:\n  - {from: [2, 13], to: [30, 13]}\n",
            "displays/d.yaml:6: pipes[0]: a pipe from [2, 13] to [30, 13] across the symbol p,"
                + " expected a way around it, give corners with via"),
        row(
            "normal range upside down",
            "bars:\n  - {tag: Speed, at: [2, 2], normal: {min: 5, max: 1}}\n",
            "displays/d.yaml:4: bars[0].normal: min 5 and max 1, expected a max above the min"));
  }

  private static Arguments row(String what, String text, String expected) {
    return Arguments.of(what, text, expected);
  }

  @Test
  void valuesMayStandInTheFreePartOfASymbolAndInDucts(@TempDir Path folder) throws IOException {
    String text =
        """
        symbols:
          room: {symbol: room, at: [2, 4]}
        pipes:
          - {from: [24, 20], to: [58, 20], kind: duct}
        values:
          - {tag: Speed, at: [4, 14]}
          - {tag: Speed, at: [30, 18]}
        """;
    assertThat(mistakes(folder, "d.yaml", HEAD + text)).isEmpty();
  }

  @Test
  void pipeLeavesItsConnectionPointsStraightAndTurnsBetween(@TempDir Path folder)
      throws IOException {
    String text =
        """
        symbols:
          p: {symbol: pump, at: [2, 2], turn: down}
          v: {symbol: valve, at: [30, 20]}
        pipes:
          - {from: p.out, to: v.in}
        """;
    write(folder, "d.yaml", HEAD + text);
    Display display =
        ProjectFiles.read(folder).orElseThrow().displays().all().sequencedValues().getFirst();
    assertThat(((Drawing) display.picture()).pipes().getFirst().points())
        .containsExactly(new Cell(5, 8), new Cell(5, 22), new Cell(30, 22));
  }

  @Test
  void siteTakesTheDisplayItNamesAndItsMachinesByTheirIds(@TempDir Path folder) throws IOException {
    write(folder, "plant.yaml", "machines: {p1: pump, p2: pump}\nsize: [60, 40]\n");
    Files.writeString(
        folder.resolve("sites/s.yaml"),
        """
        display: plant
        displayMachines: {p2: e/other}
        edges:
          e:
            devices:
              p1: {type: pump, address: "127.0.0.1:502", unit: 1}
              other: {type: pump, address: "127.0.0.1:502", unit: 2}
        """);
    Displays displays = ProjectFiles.read(folder).orElseThrow().displays();
    assertThat(displays.ofSites().get("s"))
        .isEqualTo(
            new Displays.SitePicture(
                "plant",
                new LinkedHashMap<>(
                    Map.of(
                        "p1",
                        new DeviceId("s", "e", "p1"),
                        "p2",
                        new DeviceId("s", "e", "other")))));
  }

  @ParameterizedTest
  @MethodSource("harmful")
  void harmfulPictureIsRefused(String inside, String key, @TempDir Path folder) throws IOException {
    assertThat(mistakes(folder, "d.svg", svg(inside))).singleElement().asString().contains(key);
  }

  static Stream<Arguments> harmful() {
    return Stream.of(
        Arguments.of("<script>alert(1)</script>", "<script>"),
        Arguments.of("<foreignObject/>", "<foreignObject>"),
        Arguments.of("<style>*{}</style>", "<style>"),
        Arguments.of("<image href=\"http://x/y.png\"/>", "<image>"),
        Arguments.of("<a href=\"javascript:alert(1)\"><path/></a>", "<a>"),
        Arguments.of("<animate attributeName=\"href\"/>", "<animate>"),
        Arguments.of("<rect onclick=\"alert(1)\"/>", "rect.onclick"),
        Arguments.of("<use href=\"other.svg#x\"/>", "use.href"),
        Arguments.of("<rect fill=\"url(http://x/#p)\"/>", "rect.fill"),
        Arguments.of("<rect style=\"fill: url( 'data:x' )\"/>", "rect.style"),
        Arguments.of("<text data-tag=\"Spead\">1</text>", "text.data-tag"));
  }

  @Test
  void pictureIsWrittenAnewWithOnlyWhatDraws(@TempDir Path folder) throws IOException {
    write(
        folder,
        "d.svg",
        svg(
            "<!-- note --><metadata>x</metadata><g style=\"fill:#123;-x:1\" data-x=\"1\""
                + " data-running=\"Running\"><text data-tag=\"Speed\">?</text></g>"));
    Display display =
        ProjectFiles.read(folder).orElseThrow().displays().all().sequencedValues().getFirst();
    assertThat(((SvgPicture) display.picture()).svg())
        .contains("<g fill=\"#123\" data-running=\"Running\"><text data-tag=\"Speed\">?</text></g>")
        .doesNotContain("note", "metadata", "style", "data-x");
  }

  @Test
  void documentTypeIsRefusedSoThatNoEntityCanGrow(@TempDir Path folder) throws IOException {
    String bomb = "<!DOCTYPE svg [<!ENTITY a \"aaaa\">]>" + svg("<text>&a;</text>");
    assertThat(mistakes(folder, "d.svg", bomb)).isNotEmpty();
  }

  private static String svg(String inside) {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\" data-type=\"pump\">"
        + inside
        + "</svg>";
  }

  private static List<String> mistakes(Path folder, String name, String text) throws IOException {
    write(folder, name, text);
    return switch (ProjectFiles.read(folder)) {
      case ProjectCheck.Valid _ -> List.of();
      case ProjectCheck.Mistaken wrong -> wrong.mistakes().stream().map(Mistake::toString).toList();
    };
  }

  private static void write(Path folder, String name, String text) throws IOException {
    for (String sub : List.of("types", "sites", "displays")) {
      Files.createDirectories(folder.resolve(sub));
    }
    Files.writeString(
        folder.resolve("project.yaml"),
        "project: p\nmqtt:\n  brokers: [\"tcp://127.0.0.1:1883\"]\n");
    Files.writeString(
        folder.resolve("types/pump.yaml"),
        """
        name: Pump
        class: pump
        tags:
          Speed: {register: input 0, type: u16, unit: "%"}
          Running: {register: discrete 0, type: bool}
        """);
    Files.writeString(folder.resolve("displays").resolve(name), text);
  }
}
