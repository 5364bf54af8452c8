package org.plantroom.study;

/**
 * Greatest means of a quarter of an hour, as grid companies measure them: of the whole time, and of
 * each month. Quarters follow each other from the first step on; one that is not full does not
 * count.
 *
 * <p>Owner: the thread that steps the plant.
 */
final class PeakPower {
  private static final double QUARTER = 900;
  private static final double HOUR = 3600;
  private static final int[] LAST_DAY = {31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};

  private double passed;
  private double energy;
  private double greatest;
  private double greatestOfMonth;
  private double earlierMonths;
  private int month = -1;

  /**
   * Takes a step.
   *
   * @param time middle of the step, s since new year
   * @param seconds of the step
   * @param kilowattHours bought in it
   */
  void add(double time, double seconds, double kilowattHours) {
    if (passed == 0 && month(time) != month) {
      earlierMonths += greatestOfMonth;
      greatestOfMonth = 0;
      month = month(time);
    }
    energy += kilowattHours;
    passed += seconds;
    if (passed >= QUARTER - 1e-6) {
      double mean = energy * HOUR / passed;
      greatest = Math.max(greatest, mean);
      greatestOfMonth = Math.max(greatestOfMonth, mean);
      passed = 0;
      energy = 0;
    }
  }

  /** Of years without leap days. */
  private static int month(double time) {
    int day = (int) (time / 86_400) % 365;
    int month = 0;
    while (day >= LAST_DAY[month]) {
      month++;
    }
    return month;
  }

  /** Of the whole time, kW. */
  double greatest() {
    return greatest;
  }

  /** The sum of the greatest of each month, those begun included, kW. */
  double ofMonths() {
    return earlierMonths + greatestOfMonth;
  }
}
