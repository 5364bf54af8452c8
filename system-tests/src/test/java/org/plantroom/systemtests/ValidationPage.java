package org.plantroom.systemtests;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The validation cases as a page of the documentation, with a plot for each trajectory. */
final class ValidationPage {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+\\.\\d+(e[+-]\\d+)?");
  private static final MathContext SHOWN = new MathContext(5);
  private static final int CASES = 21;
  private static final String HEAD =
      """
      # Validation of the simulator

      What a source says, what the simulator gives, how far apart they may be. Measured data and reference results lie
      beside the project and not in it; where they are absent the tests of a case are skipped. The anchor is the error of
      the package or method we compare with, on the same data. This page is written by `ValidationPageTest` from what
      the modules' tests leave: do not edit it, run the tests and then
      `mvn -pl system-tests -am test -Dtest=ValidationPageTest -Dsurefire.failIfNoSpecifiedTests=false -Dplantroom.regenerate=true`.

      """;

  private final Path page;
  private final Path images;

  /** The page and its pictures in a repository. */
  ValidationPage(Path root) {
    page = root.resolve("docs/reference/validation.md");
    images = root.resolve("docs/images/validation");
  }

  Path file() {
    return page;
  }

  /** Writes page and pictures; pictures of cases that are gone are deleted. */
  void write(List<ValidationResult> results) throws IOException {
    Files.createDirectories(images);
    try (Stream<Path> old = Files.list(images)) {
      for (Path file : old.filter(f -> f.toString().endsWith(".svg")).toList()) {
        Files.delete(file);
      }
    }
    for (ValidationResult result : results) {
      int number = 1;
      for (String svg : result.plots().values()) {
        Files.writeString(images.resolve(image(result, number++)), svg);
      }
    }
    Files.writeString(page, text(results));
  }

  /** The page's text. */
  static String text(List<ValidationResult> results) {
    StringBuilder text = new StringBuilder(HEAD);
    text.append("| case | compared | met | plots |\n| --- | --- | ---: | ---: |\n");
    for (ValidationResult result : results) {
      text.append(
          "| [%s](#%s) | %s | %d of %d | %d |%n"
              .formatted(
                  result.id(),
                  anchor(result),
                  cell(result.title()),
                  result.met(),
                  result.rows().size(),
                  result.plots().size()));
    }
    text.append(absent(results));
    results.forEach(result -> text.append(section(result)));
    return text.toString();
  }

  private static String absent(List<ValidationResult> results) {
    String absent =
        IntStream.rangeClosed(1, CASES)
            .filter(number -> results.stream().noneMatch(result -> result.number() == number))
            .mapToObj(number -> "D" + number)
            .collect(Collectors.joining(", "));
    return absent.isEmpty() ? "" : "\nNo result yet: " + absent + ".\n";
  }

  private static String section(ValidationResult result) {
    StringBuilder text = new StringBuilder();
    text.append(
        "\n## %s%n%n%s. Source: %s.%n%n".formatted(result.id(), result.title(), result.source()));
    text.append("| quantity | expected | ours | anchor | |\n| --- | ---: | ---: | --- | --- |\n");
    result.rows().forEach(row -> text.append(line(row)));
    int number = 1;
    for (String plot : result.plots().keySet()) {
      text.append("%n![%s](../images/validation/%s)%n".formatted(plot, image(result, number++)));
    }
    return text.toString();
  }

  private static String line(ValidationResult.Row row) {
    return "| %s | %s | %s | %s | %s |%n"
        .formatted(
            cell(row.quantity()),
            shortened(row.expected()),
            shortened(row.ours()),
            cell(row.anchor()),
            row.met() ? "met" : "**missed**");
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }

  private static String anchor(ValidationResult result) {
    return result.id().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "");
  }

  private static String image(ValidationResult result, int number) {
    return "%s-%d.svg".formatted(result.id().replaceAll("[^A-Za-z0-9-]", "_"), number);
  }

  /** Numbers with as many digits as people read. */
  static String shortened(String text) {
    return cell(NUMBER.matcher(text).replaceAll(ValidationPage::shortened));
  }

  private static String shortened(MatchResult number) {
    BigDecimal rounded = new BigDecimal(number.group()).round(SHOWN).stripTrailingZeros();
    double size = Math.abs(rounded.doubleValue());
    return size == 0 || (size >= 1e-4 && size < 1e7) ? rounded.toPlainString() : rounded.toString();
  }
}
