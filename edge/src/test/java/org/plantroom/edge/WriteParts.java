package org.plantroom.edge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.plantroom.core.Device;
import org.plantroom.core.EdgeNode;
import org.plantroom.core.Time;

/**
 * What an edge's writes are made of, with a memory in a folder of its own.
 *
 * @param folder where the memory is
 */
record WriteParts(
    Path folder, EdgeValues values, WriteMemory memory, EdgeGate gate, EdgeWrites writes) {

  static WriteParts of(PublisherEvents events, Time time, Device... devices) {
    try {
      return in(Files.createTempDirectory("plantroom-writes"), Plants.edge(devices), events, time);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Over what an edge kept before. */
  static WriteParts in(Path folder, EdgeNode node, PublisherEvents events, Time time)
      throws IOException {
    EdgeValues values = new EdgeValues(node);
    WriteMemory memory = WriteMemory.open(folder);
    EdgeGate gate = new EdgeGate(node, values, memory);
    EdgeWrites writes = new EdgeWrites(node, gate, values, memory, events, time);
    return new WriteParts(folder, values, memory, gate, writes);
  }

  DeviceWriter.Support support() {
    return new DeviceWriter.Support(gate, values, memory, writes);
  }
}
