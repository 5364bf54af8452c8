package org.plantroom.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A pattern over paths: {@code *} stands for anything within one level, {@code **} for any levels,
 * none included. {@code mill-road/**} matches every tag of a site.
 *
 * <p>Patterns come from outside, so matching never goes back: its cost is at most the pattern's
 * length times the path's, where a regular expression with many stars takes years. Immutable.
 */
public final class Glob {
  static final int MAX_LENGTH = 512;

  private final String text;
  private final List<Piece> pieces;

  private Glob(String text, List<Piece> pieces) {
    this.text = text;
    this.pieces = pieces;
  }

  /**
   * Reads a pattern.
   *
   * @param text 1 to 512 characters
   * @throws IllegalArgumentException when the text is empty, too long, or has more than 16 stars,
   *     which only serve to make matching slow
   */
  public static Glob of(String text) {
    if (text.isEmpty() || text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "a glob must have 1 to %d characters [length=%d]".formatted(MAX_LENGTH, text.length()));
    }
    if (text.chars().filter(c -> c == '*').count() > 16) {
      throw new IllegalArgumentException(
          "a glob may have at most 16 stars [glob=%s]".formatted(text));
    }
    return new Glob(text, pieces(text));
  }

  /** True when {@link #of} reads this text. */
  static boolean isValid(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_LENGTH
        && text.chars().filter(c -> c == '*').count() <= 16;
  }

  /** True when the whole path matches. */
  public boolean matches(String path) {
    if (pieces.getFirst() instanceof Literal literal && !path.startsWith(literal.text())) {
      return false;
    }
    // fits[i]: the pieces looked at so far, from the last on, match the path from index i on.
    boolean[] fits = new boolean[path.length() + 1];
    fits[path.length()] = true;
    for (Piece piece : pieces.reversed()) {
      fits = piece.before(fits, path);
    }
    return fits[0];
  }

  private static List<Piece> pieces(String text) {
    List<Piece> pieces = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      if (text.startsWith("**/", i)) {
        pieces.add(Star.LEVELS);
        i += 3;
      } else if (text.startsWith("/**", i) && i + 3 == text.length()) {
        pieces.add(Star.BELOW);
        i += 3;
      } else if (text.startsWith("**", i)) {
        pieces.add(Star.ANY);
        i += 2;
      } else if (text.charAt(i) == '*') {
        pieces.add(Star.WITHIN);
        i++;
      } else {
        int end = literalEnd(text, i);
        pieces.add(new Literal(text.substring(i, end)));
        i = end;
      }
    }
    return List.copyOf(pieces);
  }

  private static int literalEnd(String text, int from) {
    int end = from + 1;
    while (end < text.length()
        && text.charAt(end) != '*'
        && !(text.startsWith("/**", end) && end + 3 == text.length())) {
      end++;
    }
    return end;
  }

  @Override
  public String toString() {
    return text;
  }

  /** One part of a pattern. */
  private sealed interface Piece {
    /**
     * Where this piece and all after it match.
     *
     * @param after true at each index from which the pieces after this one match the rest
     */
    boolean[] before(boolean[] after, String path);
  }

  private record Literal(String text) implements Piece {
    @Override
    public boolean[] before(boolean[] after, String path) {
      boolean[] fits = new boolean[after.length];
      for (int i = 0; i + text.length() < after.length; i++) {
        fits[i] = after[i + text.length()] && path.startsWith(text, i);
      }
      return fits;
    }
  }

  private enum Star implements Piece {
    /** {@code *}: any characters within a level. */
    WITHIN {
      @Override
      int next(String path, int from) {
        return path.charAt(from) == '/' ? -1 : from + 1;
      }
    },
    /** {@code **}: any characters. */
    ANY {
      @Override
      int next(String path, int from) {
        return from + 1;
      }
    },
    /** {@code **} followed by a slash: any whole levels. */
    LEVELS {
      @Override
      int next(String path, int from) {
        int slash = path.indexOf('/', from);
        return slash > from ? slash + 1 : -1;
      }
    },
    /** A slash and {@code **} at the end: the level itself and all below it. */
    BELOW {
      @Override
      int next(String path, int from) {
        return path.charAt(from) == '/' ? path.length() : -1;
      }
    };

    /** Where one more step of this star leads from an index of the path, -1 for nowhere. */
    abstract int next(String path, int from);

    @Override
    public boolean[] before(boolean[] after, String path) {
      boolean[] fits = Arrays.copyOf(after, after.length);
      for (int i = path.length() - 1; i >= 0; i--) {
        int next = next(path, i);
        fits[i] |= next >= 0 && fits[next];
      }
      return fits;
    }
  }
}
