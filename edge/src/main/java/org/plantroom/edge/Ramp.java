package org.plantroom.edge;

/**
 * A set point on its way from one value to another, in a straight line.
 *
 * @param uplink over which the order came
 * @param id of the order
 * @param device the device's id
 * @param tag the tag's name
 * @param from the value it began at, in the tag's unit
 * @param to the value asked for, in the tag's unit
 * @param millis how long it takes, above 0
 * @param stepMillis time between two writes
 * @param elapsedMillis how long it has run, without the time the edge was off
 * @param overrideUntil until when it counts against the tag's schedule, milliseconds since 1970
 *     UTC; 0 for until the next switch
 */
record Ramp(
    String uplink,
    String id,
    String device,
    String tag,
    double from,
    double to,
    long millis,
    long stepMillis,
    long elapsedMillis,
    long overrideUntil) {

  OrderId order() {
    return new OrderId(uplink, id);
  }

  EdgeTag edgeTag() {
    return new EdgeTag(device, tag);
  }

  /** The value that is due now; at the end exactly the one asked for. */
  double value() {
    return isOver() ? to : from + (to - from) * elapsedMillis / millis;
  }

  boolean isOver() {
    return elapsedMillis >= millis;
  }

  /** The same, later; not beyond its end. */
  Ramp after(long more) {
    long elapsed = Math.min(millis, elapsedMillis + more);
    return new Ramp(uplink, id, device, tag, from, to, millis, stepMillis, elapsed, overrideUntil);
  }
}
