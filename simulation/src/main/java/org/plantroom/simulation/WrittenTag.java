package org.plantroom.simulation;

import java.util.function.DoubleConsumer;
import java.util.function.DoubleSupplier;
import org.plantroom.core.TagType;

/**
 * A tag that clients write.
 *
 * @param tag of the machine type
 * @param value that its register shows, in the tag's unit
 * @param taker of what a client wrote, in the tag's unit
 */
record WrittenTag(TagType tag, DoubleSupplier value, DoubleConsumer taker) {
  /** A tag that an input of the plant follows; its register shows what the input is told to be. */
  static WrittenTag following(TagType tag, Input input, Conversion conversion) {
    return new WrittenTag(
        tag, () -> conversion.there(input.get()), number -> input.set(conversion.back(number)));
  }

  /** A tag that asks for something: an input takes it, and the register goes back to 0. */
  static WrittenTag requesting(TagType tag, Input input, Conversion conversion) {
    return new WrittenTag(
        tag,
        () -> 0,
        number -> {
          if (number != 0) {
            input.set(conversion.back(number));
          }
        });
  }
}
