package org.plantroom.history;

/**
 * What happened to a tag between two of its samples, both included: one sample, or a roll-up.
 *
 * <p>Numbers are NaN where no usable number occurred.
 *
 * @param firstTime of the first sample, ms since 1970 UTC
 * @param lastTime of the last sample
 * @param samples how many
 * @param usable how many of them had a usable value
 * @param min the smallest usable number
 * @param max the largest
 * @param first the first
 * @param last the last
 * @param total the sum of the usable numbers
 * @param integral the usable numbers times the ms they held, from the first to the last sample
 * @param usableMillis for how many of those ms a usable value held
 * @param holds true when the last sample was usable, so that its value holds on
 * @param lastQuality the last sample's quality code
 */
record Piece(
    long firstTime,
    long lastTime,
    long samples,
    long usable,
    double min,
    double max,
    double first,
    double last,
    double total,
    double integral,
    long usableMillis,
    boolean holds,
    int lastQuality) {
  /** One sample. */
  static Piece sample(long time, boolean isUsable, double number, int quality) {
    double usableNumber = isUsable && Double.isFinite(number) ? number : Double.NaN;
    return new Piece(
        time,
        time,
        1,
        isUsable ? 1 : 0,
        usableNumber,
        usableNumber,
        usableNumber,
        usableNumber,
        Double.isNaN(usableNumber) ? 0 : usableNumber,
        0,
        0,
        isUsable,
        quality);
  }

  /** A moment from which nothing is known, without a sample. */
  static Piece unknownFrom(long time, int quality) {
    return new Piece(
        time, time, 0, 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0, 0, 0, false, quality);
  }

  /** What was known before a time, as it goes on from that time, without a sample. */
  Piece goingOnFrom(long time) {
    return new Piece(
        time, time, 0, 0, Double.NaN, Double.NaN, Double.NaN, last, 0, 0, 0, holds, lastQuality);
  }

  /** True when each sample had a usable value. */
  boolean isAllUsable() {
    return usable == samples;
  }
}
