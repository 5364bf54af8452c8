package org.plantroom.study;

/** The unit of a plot's time axis. */
enum TimeUnit {
  SECONDS("s", 1),
  MINUTES("min", 60),
  HOURS("h", 3600),
  DAYS("d", 86_400);

  private static final double SHOWN = 4;

  private final String symbol;
  private final double seconds;

  TimeUnit(String symbol, double seconds) {
    this.symbol = symbol;
    this.seconds = seconds;
  }

  /** The greatest unit of which some pass. */
  static TimeUnit fitting(double seconds) {
    TimeUnit fitting = SECONDS;
    for (TimeUnit unit : values()) {
      fitting = seconds >= SHOWN * unit.seconds ? unit : fitting;
    }
    return fitting;
  }

  String symbol() {
    return symbol;
  }

  double seconds() {
    return seconds;
  }
}
