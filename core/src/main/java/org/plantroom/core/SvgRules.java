package org.plantroom.core;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What of SVG 1.1 a display may hold: shapes, texts and groups, references within the picture only,
 * and nothing that runs or is fetched.
 */
final class SvgRules {
  static final String NAMESPACE = "http://www.w3.org/2000/svg";
  static final String XLINK = "http://www.w3.org/1999/xlink";

  /** Left out without a word: they draw nothing. */
  private static final Set<String> SILENT = Set.of("metadata", "switch", "view", "cursor");

  private static final Set<String> ELEMENTS =
      Set.of(
          "svg",
          "g",
          "defs",
          "symbol",
          "use",
          "title",
          "desc",
          "path",
          "rect",
          "circle",
          "ellipse",
          "line",
          "polyline",
          "polygon",
          "text",
          "tspan",
          "clipPath",
          "marker",
          "pattern");

  private static final Set<String> ATTRIBUTES =
      Set.of(
          "id",
          "class",
          "transform",
          "x",
          "y",
          "x1",
          "y1",
          "x2",
          "y2",
          "cx",
          "cy",
          "r",
          "rx",
          "ry",
          "width",
          "height",
          "d",
          "points",
          "viewBox",
          "preserveAspectRatio",
          "dx",
          "dy",
          "rotate",
          "textLength",
          "lengthAdjust",
          "refX",
          "refY",
          "markerWidth",
          "markerHeight",
          "markerUnits",
          "orient",
          "patternUnits",
          "patternTransform",
          "patternContentUnits",
          "clipPathUnits",
          "role",
          "aria-label",
          "aria-hidden");

  private static final Set<String> LOOKS =
      Set.of(
          "fill",
          "fill-opacity",
          "fill-rule",
          "stroke",
          "stroke-width",
          "stroke-linecap",
          "stroke-linejoin",
          "stroke-miterlimit",
          "stroke-dasharray",
          "stroke-dashoffset",
          "stroke-opacity",
          "opacity",
          "font-family",
          "font-size",
          "font-weight",
          "font-style",
          "text-anchor",
          "dominant-baseline",
          "letter-spacing",
          "clip-path",
          "clip-rule",
          "marker-start",
          "marker-mid",
          "marker-end",
          "vector-effect",
          "display",
          "visibility",
          "color",
          "paint-order");

  /** Attributes that hold a tag. */
  static final Set<String> TAGS = Set.of("data-tag", "data-running", "data-fault");

  /** Attributes of bindings that hold words. */
  static final Set<String> WORDS = Set.of("data-label", "data-machine");

  private static final Pattern WITHIN = Pattern.compile("#[\\w.:-]+");
  private static final Pattern URL = Pattern.compile("(?i)url\\s*\\(\\s*['\"]?(?!#)");

  private SvgRules() {}

  static boolean isSilent(String element) {
    return SILENT.contains(element);
  }

  static boolean isElement(String element) {
    return ELEMENTS.contains(element);
  }

  static boolean isLook(String name) {
    return LOOKS.contains(name);
  }

  static boolean isAttribute(String name) {
    return ATTRIBUTES.contains(name) || isLook(name) || isBinding(name);
  }

  static boolean isBinding(String name) {
    return TAGS.contains(name) || WORDS.contains(name);
  }

  /** True for a reference to another part of the picture. */
  static boolean isWithin(String reference) {
    return WITHIN.matcher(reference).matches();
  }

  /** True when a value names nothing outside the picture. */
  static boolean isHarmless(String value) {
    String plain = value.toLowerCase(Locale.ROOT).replaceAll("[\\s\\\\]", "");
    return !URL.matcher(value).find()
        && !plain.contains("javascript:")
        && !plain.contains("expression(")
        && !plain.contains("@import")
        && !plain.contains("/*");
  }

  /** True for an attribute that runs something. */
  static boolean isHandler(String name) {
    return name.toLowerCase(Locale.ROOT).startsWith("on");
  }
}
