package org.plantroom.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the sources say of a class in its Javadoc, as Markdown. */
final class ClassDocs {
  private static final List<String> MODULES =
      List.of("physics", "building", "controls", "fmi", "simulation");
  private static final Pattern LINK = Pattern.compile("\\{@link\\s+([\\w.#]+)[^}]*}");
  private static final Pattern CODE = Pattern.compile("\\{@code\\s+([^}]*)}");

  /** Of no use to who writes plant files: whose thread it is. */
  private static final Pattern OWNER = Pattern.compile("\\s*\\bOwner: [^.]*\\.");

  private final Path root;
  private final Map<String, String> texts = new HashMap<>();

  /** Of a checkout. */
  ClassDocs(Path root) {
    this.root = root;
  }

  /** True when there is such a class, with a Javadoc of its own. */
  boolean has(String name) {
    return !text(name).isEmpty();
  }

  /**
   * The Javadoc as Markdown.
   *
   * @param link makes the text of a link out of a class's name
   */
  String markdown(String name, UnaryOperator<String> link) {
    StringBuilder page = new StringBuilder();
    String[] pieces = text(name).split("</?pre>", -1);
    for (int i = 0; i < pieces.length; i++) {
      page.append(i % 2 == 1 ? picture(pieces[i]) : prose(pieces[i], link));
    }
    return page.toString().strip() + "\n";
  }

  /** The classes that a class's Javadoc refers to. */
  Set<String> links(String name) {
    return LINK.matcher(text(name))
        .results()
        .map(link -> outer(link.group(1)))
        .filter(other -> !other.isEmpty() && !other.equals(name))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static String outer(String reference) {
    return reference.replaceFirst("[.#].*", "");
  }

  private static String picture(String text) {
    return "```text\n%s\n```\n\n"
        .formatted(
            unescaped(LINK.matcher(text).replaceAll("$1"))
                .stripIndent()
                .replaceAll("^\n|\\s+$", ""));
  }

  private static String prose(String text, UnaryOperator<String> link) {
    StringBuilder prose = new StringBuilder();
    for (String paragraph : OWNER.matcher(text).replaceAll("").split("<p>", -1)) {
      String line = paragraph.strip().replaceAll("\\s+", " ");
      if (!line.isEmpty()) {
        prose.append(unescaped(linked(line, link))).append("\n\n");
      }
    }
    return prose.toString();
  }

  private static String linked(String line, UnaryOperator<String> link) {
    String coded =
        CODE.matcher(line).replaceAll(code -> Matcher.quoteReplacement("`" + code.group(1) + "`"));
    return LINK.matcher(coded)
        .replaceAll(
            found -> {
              String name = outer(found.group(1));
              return Matcher.quoteReplacement(
                  name.isEmpty() ? "`" + found.group(1).substring(1) + "`" : link.apply(name));
            });
  }

  private static String unescaped(String text) {
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }

  private String text(String name) {
    return texts.computeIfAbsent(name, this::read);
  }

  private String read(String name) {
    for (String module : MODULES) {
      Path file =
          root.resolve(module)
              .resolve("src/main/java/org/plantroom")
              .resolve(module)
              .resolve(name + ".java");
      if (Files.isRegularFile(file)) {
        try {
          return javadoc(Files.readString(file), name).orElse("");
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return "";
  }

  /** The comment before the class, without its tags. */
  private static Optional<String> javadoc(String source, String name) {
    return Pattern.compile(
            "^(?:public |final |sealed |abstract )*(?:class|record|interface|enum) %s\\b"
                .formatted(name),
            Pattern.MULTILINE)
        .matcher(source)
        .results()
        .map(declared -> source.substring(0, declared.start()))
        .filter(before -> before.contains("/**"))
        .map(before -> before.substring(before.lastIndexOf("/**") + 3, before.lastIndexOf("*/")))
        .map(text -> text.replaceAll("(?m)^ *\\* ?", ""))
        .map(text -> text.replaceFirst("(?s)(^|\\n)@(param|see)\\b.*", ""))
        .findFirst();
  }
}
