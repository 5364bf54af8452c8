package org.plantroom.history;

/**
 * What {@link HistoryBench} measured.
 *
 * @param valuesPerSecond committed in batches of 100,000
 * @param valuesPerSecondSmall committed in batches of 10,000
 * @param bytesPerValue of sealed files with 1,800 samples a tag, roll-ups included
 * @param sampleBytesPerValue of the same, roll-ups not included
 * @param sealValuesPerSecond moved from the table into sealed files
 * @param penDayMs milliseconds for one tag's trend over 86,400 samples in 1,000 points
 * @param twentyPenYearMs milliseconds within which 95 of 100 looks at 20 tags over a year in 1,000
 *     points each are answered, while 50,000 values a second arrive
 * @param twentyPenYearColdMs milliseconds for the first such look
 * @param twentyPenDayMs milliseconds within which 95 of 100 looks at one day of them are answered
 * @param values samples stored during the bench
 */
public record HistoryFigures(
    double valuesPerSecond,
    double valuesPerSecondSmall,
    double bytesPerValue,
    double sampleBytesPerValue,
    double sealValuesPerSecond,
    double penDayMs,
    double twentyPenYearMs,
    double twentyPenYearColdMs,
    double twentyPenDayMs,
    long values) {}
