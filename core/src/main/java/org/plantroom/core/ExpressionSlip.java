package org.plantroom.core;

/** What is wrong with an expression. */
final class ExpressionSlip extends Exception {
  private static final long serialVersionUID = 1L;

  private final int offset;
  private final String found;
  private final String expected;

  /**
   * A slip.
   *
   * @param offset characters before it
   * @param found what stands there, in words or quoted
   * @param expected what should stand there
   */
  ExpressionSlip(int offset, String found, String expected) {
    super("expected %s [found=%s, offset=%d]".formatted(expected, found, offset));
    this.offset = offset;
    this.found = found;
    this.expected = expected;
  }

  /** Reports it at its own column. */
  void report(Where where) {
    where
        .at(new Place(where.place().line(), where.place().column() + offset))
        .report(found, expected);
  }

  /**
   * Reports it where somebody else's expression does not fit.
   *
   * @param whose the expression, for the message
   */
  void reportOf(String whose, Where where) {
    where.report("%s: %s".formatted(whose, found), expected);
  }
}
