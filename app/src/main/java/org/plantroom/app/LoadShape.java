package org.plantroom.app;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What hangs on each edge node of a load.
 *
 * @param machines devices, 1 or more
 * @param tags of each, 1 to 1,000; a message carries all of one device
 * @param machineNames the devices' names
 * @param tagNames the tags' names, the same for every device
 */
record LoadShape(int machines, int tags, List<String> machineNames, List<String> tagNames) {
  /** Devices of so many tags, named by their numbers. */
  LoadShape(int machines, int tags) {
    this(machines, tags, names("machine-%02d", machines), names("T%03d", tags));
  }

  private static List<String> names(String format, int count) {
    return IntStream.range(0, count).mapToObj(format::formatted).toList();
  }
}
