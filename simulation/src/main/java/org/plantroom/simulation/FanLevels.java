package org.plantroom.simulation;

/**
 * Fan speeds in levels, as an operator sets them: which level runs, and how fast each is.
 *
 * <p>Owner: the thread that steps the plant.
 */
final class FanLevels {
  /** Level numbers of a Systemair SAVE: 0 off, 1 minimum, 2 low, 3 normal, 4 high. */
  private static final int NORMAL = 3;

  private final double[] percents = {0, 16, 30, 50, 75};
  private int level = NORMAL;

  /** The speed to run at, 0 to 1. */
  double speed() {
    return percents[level] / 100;
  }

  /** Offers its set points. */
  void offer(Signals signals) {
    signals.takes("ahu.fanLevel", () -> level, this::level);
    offer(signals, "ahu.minimumLevelPercent", 1);
    offer(signals, "ahu.lowLevelPercent", 2);
    offer(signals, "ahu.normalLevelPercent", NORMAL);
    offer(signals, "ahu.highLevelPercent", 4);
  }

  private void offer(Signals signals, String name, int of) {
    signals.takes(name, () -> percents[of], value -> percents[of] = Physics.clamp(value, 0, 100));
  }

  /** A number that is no level changes nothing. */
  private void level(double number) {
    int asked = (int) Math.round(number);
    if (asked >= 0 && asked < percents.length) {
      level = asked;
    }
  }
}
