package org.plantroom.core;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Goes through the text of an expression, word by word. Not thread-safe. */
final class ExpressionCursor {
  private static final Set<String> JOINING_WORDS = Set.of("and", "or", "not");
  private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?");
  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.]*");
  private static final Pattern UNIT = Pattern.compile("[^\\s()<>=!,\\[\\]'+*-]+");
  private static final Pattern IN_BRACKETS = Pattern.compile("\\[([^\\]]+)\\]");
  private static final Pattern IN_QUOTES = Pattern.compile("'([^']*)'");

  private final String text;
  private int position;

  ExpressionCursor(String text) {
    this.text = text;
    skipBlanks();
  }

  /** Characters before what comes next. */
  int position() {
    return position;
  }

  boolean isAtEnd() {
    return position == text.length();
  }

  /** What comes next, for a message. */
  String found() {
    return isAtEnd() ? "the end" : Excerpt.quoted(text.substring(position));
  }

  /** Takes a sign when it comes next. */
  boolean takeSign(String sign) {
    boolean isNext = text.startsWith(sign, position);
    if (isNext) {
      advance(sign.length());
    }
    return isNext;
  }

  /** Takes a word of the language when it comes next as a whole. */
  boolean takeWord(String word) {
    Matcher name = at(NAME);
    boolean isNext = name.lookingAt() && name.group().equals(word);
    if (isNext) {
      advance(word.length());
    }
    return isNext;
  }

  /** Takes a number without a sign. */
  Optional<Double> takeNumber() {
    return take(NUMBER, 0).map(Double::valueOf);
  }

  /** Takes a name of letters, digits, low lines and dots. */
  Optional<String> takeName() {
    return take(NAME, 0);
  }

  /** Takes a name of any characters in square brackets. */
  Optional<String> takeBracketed() {
    return take(IN_BRACKETS, 1);
  }

  /** Takes the word of a state in single quotes. */
  Optional<String> takeQuoted() {
    return take(IN_QUOTES, 1);
  }

  /**
   * Takes the unit after a number, the longest that stands there.
   *
   * @return empty when there is none
   * @throws ExpressionSlip when a word stands there that is no unit
   */
  Optional<Unit> takeUnit() throws ExpressionSlip {
    Matcher word = at(UNIT);
    if (!word.lookingAt() || word.group().startsWith("/") || isJoining()) {
      return Optional.empty();
    }
    String run = word.group();
    for (int end = run.length(); end > 0; end--) {
      Optional<Unit> unit = endsAt(run, end) ? Unit.of(run.substring(0, end)) : Optional.empty();
      if (unit.isPresent()) {
        advance(end);
        return unit;
      }
    }
    throw new ExpressionSlip(
        position, Excerpt.quoted(run), "a known unit" + Suggestion.hint(run, Unit.spellings()));
  }

  private static boolean endsAt(String run, int end) {
    return end == run.length() || run.charAt(end) == '/';
  }

  private boolean isJoining() {
    Matcher name = at(NAME);
    return name.lookingAt() && JOINING_WORDS.contains(name.group());
  }

  private Optional<String> take(Pattern pattern, int group) {
    Matcher matcher = at(pattern);
    if (!matcher.lookingAt()) {
      return Optional.empty();
    }
    advance(matcher.end() - position);
    return Optional.of(matcher.group(group));
  }

  private Matcher at(Pattern pattern) {
    return pattern.matcher(text).region(position, text.length());
  }

  private void advance(int characters) {
    position += characters;
    skipBlanks();
  }

  private void skipBlanks() {
    while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
      position++;
    }
  }
}
