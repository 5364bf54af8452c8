package org.plantroom.simulation;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plantroom.core.YamlNode;

/**
 * One copy of a group: its number takes the place of {@code ${i}} in keys and texts; {@code ${i+1}}
 * and {@code ${i-1}} name its neighbours, and {@code ${i/50}} counts fifties of copies, from 1.
 *
 * @param counter what its number is called, {@code i} for a group of the file
 * @param number from 1
 */
record Repeat(char counter, int number) {
  private static final Pattern COUNT =
      Pattern.compile("\\$\\{([ij])(?:([+-])([0-9]{1,6})|/([1-9][0-9]{0,5}))?}");

  /** The text of this copy. */
  String text(String template) {
    return template.indexOf('$') < 0
        ? template
        : COUNT.matcher(template).replaceAll(match -> Matcher.quoteReplacement(count(match)));
  }

  private String count(MatchResult match) {
    if (match.group(1).charAt(0) != counter) {
      return match.group();
    }
    return Integer.toString(match.group(4) == null ? shifted(match) : part(match));
  }

  private int shifted(MatchResult match) {
    int offset = match.group(3) == null ? 0 : Integer.parseInt(match.group(3));
    return "-".equals(match.group(2)) ? number - offset : number + offset;
  }

  private int part(MatchResult match) {
    return Math.ceilDiv(number, Integer.parseInt(match.group(4)));
  }

  /** The piece of this copy; places stay those of the group. */
  YamlNode node(YamlNode template) {
    return TemplateText.in(template, this::text);
  }
}
