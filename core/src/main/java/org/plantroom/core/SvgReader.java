package org.plantroom.core;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * Reads an SVG file as a display and writes it anew with only what {@link SvgRules} know. What
 * draws nothing, as the notes of a drawing program, is left out; what could run or be fetched is a
 * mistake. The root element tells what it is for: {@code data-type="TYPE …"} or {@code
 * data-machines="NAME=TYPE …"}.
 *
 * <p>Not thread-safe; used once.
 */
final class SvgReader {
  private static final int MOST_CHARACTERS = 512 << 10;
  private static final int MOST_ELEMENTS = 20_000;
  private static final int DEEPEST = 64;

  private final String id;
  private final Where top;
  private final TypeCatalogue types;
  private final StringWriter text = new StringWriter();
  private @Nullable DisplayTags tags;
  private String name;
  private int elements;

  SvgReader(String id, Where top, TypeCatalogue types) {
    this.id = id;
    this.top = top;
    this.types = types;
    this.name = id;
  }

  Optional<Display> read(String svg) {
    if (svg.length() > MOST_CHARACTERS) {
      top.report("a longer file", "at most %d characters".formatted(MOST_CHARACTERS));
      return Optional.empty();
    }
    try {
      copy(reader(svg), XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text));
    } catch (XMLStreamException e) {
      Place place =
          e.getLocation() == null
              ? Place.START
              : new Place(
                  Math.max(1, e.getLocation().getLineNumber()),
                  Math.max(1, e.getLocation().getColumnNumber()));
      String words = String.valueOf(e.getMessage()).lines().reduce("", (a, b) -> b);
      top.at(place).report("no XML (%s)".formatted(Excerpt.plain(words, 90)), "well-formed XML");
    }
    return Optional.ofNullable(tags)
        .map(t -> new Display(id, name, t.types(), t.machines(), new SvgPicture(text.toString())));
  }

  private static XMLStreamReader reader(String svg) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory.createXMLStreamReader(new StringReader(svg));
  }

  private void copy(XMLStreamReader in, XMLStreamWriter out) throws XMLStreamException {
    int depth = 0;
    while (in.hasNext()) {
      switch (in.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          depth += begin(in, out, depth) ? 1 : 0;
          if (depth > DEEPEST) {
            where(in).report("elements %d deep".formatted(depth), "at most " + DEEPEST);
            return;
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          out.writeEndElement();
          depth--;
        }
        case XMLStreamConstants.CHARACTERS -> {
          if (depth > 0) {
            out.writeCharacters(in.getText());
          }
        }
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
          where(in).report("a document type or entity", "an SVG without them");
          return;
        }
        default -> {
          // Comments, instructions and blanks draw nothing.
        }
      }
    }
    out.flush();
  }

  /** True when the element was begun; else it is read to its end and left out. */
  private boolean begin(XMLStreamReader in, XMLStreamWriter out, int depth)
      throws XMLStreamException {
    String element = in.getLocalName();
    boolean isSvg = SvgRules.NAMESPACE.equals(in.getNamespaceURI());
    if (depth == 0) {
      if (!isSvg || !element.equals("svg")) {
        where(in)
            .report("<%s>".formatted(Excerpt.plain(element)), "<svg> of " + SvgRules.NAMESPACE);
      }
      root(in);
    } else if (!isSvg || SvgRules.isSilent(element)) {
      skip(in);
      return false;
    } else if (!SvgRules.isElement(element)) {
      where(in)
          .report(
              "<%s>".formatted(Excerpt.plain(element)),
              "shapes, texts and groups: no script, style sheet, image, filter, animation or"
                  + " foreign content");
      skip(in);
      return false;
    }
    if (++elements == MOST_ELEMENTS) {
      where(in).report("one element too many", "at most %d".formatted(MOST_ELEMENTS));
    }
    out.writeStartElement(element);
    if (depth == 0) {
      out.writeDefaultNamespace(SvgRules.NAMESPACE);
    }
    for (var attribute : attributes(in).entrySet()) {
      out.writeAttribute(attribute.getKey(), attribute.getValue());
    }
    return true;
  }

  private static void skip(XMLStreamReader in) throws XMLStreamException {
    int depth = 1;
    while (depth > 0 && in.hasNext()) {
      int event = in.next();
      depth += event == XMLStreamConstants.START_ELEMENT ? 1 : 0;
      depth -= event == XMLStreamConstants.END_ELEMENT ? 1 : 0;
    }
  }

  private SequencedMap<String, String> attributes(XMLStreamReader in) {
    SequencedMap<String, String> kept = new LinkedHashMap<>();
    for (int i = 0; i < in.getAttributeCount(); i++) {
      String attribute = in.getAttributeLocalName(i);
      String value = in.getAttributeValue(i);
      String space = in.getAttributeNamespace(i);
      boolean isOwn = space == null || space.isEmpty();
      Where where = where(in).child(in.getLocalName(), place(in)).child(attribute, place(in));
      if (attribute.equals("href") && (isOwn || space.equals(SvgRules.XLINK))) {
        reference(value, where).ifPresent(href -> kept.put("href", href));
      } else if (isOwn && attribute.equals("style")) {
        style(value, where, kept);
      } else if (isOwn) {
        attribute(attribute, value, where, kept);
      }
    }
    return kept;
  }

  private void attribute(
      String attribute, String value, Where where, SequencedMap<String, String> kept) {
    if (SvgRules.isHandler(attribute)) {
      where.report(Excerpt.quoted(value), "no attribute that runs something");
    } else if (SvgRules.isAttribute(attribute)) {
      if (!SvgRules.isHarmless(value)) {
        where.report(Excerpt.quoted(value), "no reference beyond this picture");
      }
      if (SvgRules.TAGS.contains(attribute) && tags != null) {
        tags.check(value, where);
      }
      kept.put(attribute, value);
    }
  }

  private static Optional<String> reference(String value, Where where) {
    if (SvgRules.isWithin(value)) {
      return Optional.of(value);
    }
    where.report(Excerpt.quoted(value), "a reference within this picture, as #name");
    return Optional.empty();
  }

  /** The pages' policy forbids style attributes, so what they say becomes attributes. */
  private static void style(String value, Where where, SequencedMap<String, String> kept) {
    for (String declaration : value.split(";", -1)) {
      int colon = declaration.indexOf(':');
      String property = colon < 0 ? "" : declaration.substring(0, colon).strip();
      String content = declaration.substring(colon + 1).strip();
      if (SvgRules.isLook(property)) {
        if (!SvgRules.isHarmless(content)) {
          where.report(Excerpt.quoted(content), "no reference beyond this picture");
        }
        kept.put(property, content);
      }
    }
  }

  private void root(XMLStreamReader in) {
    Where where = where(in);
    if (in.getAttributeValue(null, "viewBox") == null) {
      where.child("viewBox", place(in)).report("missing", "the picture's size as \"0 0 W H\"");
    }
    String title = in.getAttributeValue(null, "data-name");
    name = title == null || title.isBlank() ? id : Excerpt.plain(title);
    String ofType = in.getAttributeValue(null, "data-type");
    String ofPlant = in.getAttributeValue(null, "data-machines");
    if ((ofType == null) == (ofPlant == null)) {
      where
          .child("data-type", place(in))
          .report(
              ofType == null ? "missing" : "a key beside data-machines",
              "either data-type=\"TYPE\" or data-machines=\"NAME=TYPE …\"");
      return;
    }
    List<Placed<String>> wanted = new ArrayList<>();
    SequencedMap<String, String> machines = new LinkedHashMap<>();
    for (String word : words(ofType == null ? ofPlant : ofType)) {
      int equals = word.indexOf('=');
      String type = word.substring(equals + 1);
      wanted.add(new Placed<>(type, where.child("data-type", place(in))));
      if (ofPlant != null) {
        machines.put(word.substring(0, Math.max(0, equals)), type);
      }
    }
    List<String> own =
        ofPlant == null ? wanted.stream().map(Placed::value).distinct().toList() : List.of();
    tags = DisplayTags.known(wanted, own, machines, types).orElse(null);
  }

  private static List<String> words(@Nullable String text) {
    return text == null || text.isBlank() ? List.of("") : List.of(text.strip().split("\\s+", -1));
  }

  private static Place place(XMLStreamReader in) {
    return new Place(
        Math.max(1, in.getLocation().getLineNumber()),
        Math.max(1, in.getLocation().getColumnNumber()));
  }

  private Where where(XMLStreamReader in) {
    return top.at(place(in));
  }
}
