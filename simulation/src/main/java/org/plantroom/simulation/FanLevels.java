package org.plantroom.simulation;

/**
 * Fan speeds in levels, as an operator sets them: the user mode decides which level runs, and each
 * level has its speed.
 *
 * <p>Owner: the thread that steps the plant.
 */
final class FanLevels {
  /** Level numbers of a Systemair SAVE: 0 off, 1 minimum, 2 low, 3 normal, 4 high. */
  private static final int LOW = 2;

  private static final int NORMAL = 3;
  private static final int HIGH = 4;

  /** User mode numbers of a Systemair SAVE as it reports them; it is asked for one higher. */
  private static final int MANUAL = 1;

  private static final int HIGHEST_MODE = 6;

  private final double[] percents = {0, 16, 30, 50, 75};
  private int level = NORMAL;
  private int mode = MANUAL;

  /** The speed to run at, 0 to 1. */
  double speed() {
    return percents[levelInForce()] / 100;
  }

  private int levelInForce() {
    return switch (mode) {
      case MANUAL -> level;
      case 2, 3 -> HIGH; // crowded, refresh
      case 5, 6 -> LOW; // away, holiday
      default -> NORMAL; // auto, fireplace
    };
  }

  /** Offers its set points. */
  void offer(Signals signals) {
    signals.takes("ahu.fanLevel", () -> level, this::level);
    signals.gives("ahu.userMode", () -> mode);
    signals.takes("ahu.userModeRequest", () -> 0, this::requestMode);
    offer(signals, "ahu.minimumLevelPercent", 1);
    offer(signals, "ahu.lowLevelPercent", LOW);
    offer(signals, "ahu.normalLevelPercent", NORMAL);
    offer(signals, "ahu.highLevelPercent", HIGH);
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

  /** 0 asks for nothing; a number that is no mode changes nothing. */
  private void requestMode(double number) {
    int asked = (int) Math.round(number) - 1;
    mode = asked >= 0 && asked <= HIGHEST_MODE ? asked : mode;
  }
}
