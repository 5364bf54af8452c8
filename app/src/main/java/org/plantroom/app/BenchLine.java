package org.plantroom.app;

/** A plant of any length: tanks around one pump, one into the next. */
final class BenchLine {
  private BenchLine() {}

  /** The plant's file. */
  static String of(int tanks) {
    StringBuilder text =
        new StringBuilder(
            """
            name: line
            components:
              pump: {type: flowPump, nominalFlow: 4 m3/h, nominalPressure: 50 kPa, setPoint: 1 kg/s}
            groups:
              - repeat: %d
                components:
                  tank${i}: {type: stratifiedTank, volume: 200 l, layers: 4}
            connections:
              - pump.outlet -> tank1.coldInlet
            """
                .formatted(tanks));
    for (int i = 1; i < tanks; i++) {
      text.append("  - tank%d.hotOutlet -> tank%d.coldInlet%n".formatted(i, i + 1));
    }
    return text.append("  - tank%d.hotOutlet -> pump.inlet%n".formatted(tanks)).toString();
  }
}
