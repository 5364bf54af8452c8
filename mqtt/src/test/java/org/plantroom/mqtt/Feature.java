package org.plantroom.mqtt;

/** What a plant may ask of a broker; the columns of the table in the documents. */
enum Feature {
  V3_1_1("3.1.1"),
  V5("5"),
  RETAINED("retained"),
  WILL("will"),
  SESSION("sessions");

  private final String heading;

  Feature(String heading) {
    this.heading = heading;
  }

  String heading() {
    return heading;
  }
}
