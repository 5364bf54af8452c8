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

  /** The user modes of a Systemair SAVE, with the number it reports and the level it runs. */
  private enum Mode {
    AUTO(0, NORMAL),
    MANUAL(1, NORMAL),
    CROWDED(2, HIGH),
    REFRESH(3, HIGH),
    FIREPLACE(4, NORMAL),
    AWAY(5, LOW),
    HOLIDAY(6, LOW);

    private final int number;
    private final int level;

    Mode(int number, int level) {
      this.number = number;
      this.level = level;
    }
  }

  private final double[] percents = {0, 16, 30, 50, 75};
  private int manualLevel = NORMAL;
  private Mode mode = Mode.MANUAL;

  /** The speed to run at, 0 to 1. */
  double speed() {
    return percents[mode == Mode.MANUAL ? manualLevel : mode.level] / 100;
  }

  /** Offers its set points. */
  void offer(Signals signals) {
    signals.takes("ahu.fanLevel", () -> manualLevel, this::level);
    signals.gives("ahu.userMode", () -> mode.number);
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
      manualLevel = asked;
    }
  }

  /** The unit is asked for a mode by one more than its number; other numbers ask for nothing. */
  private void requestMode(double number) {
    for (Mode known : Mode.values()) {
      mode = known.number + 1 == Math.round(number) ? known : mode;
    }
  }
}
