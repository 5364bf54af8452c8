package org.plantroom.simulation;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a recording's columns lie in the registers: column n is a single in the holding registers
 * 2n and 2n + 1, high word first; behind the last come the row's number and time.
 */
final class ReplayTable {
  /** The name of the tag with the number of the row shown, from 1. */
  static final String ROW_NUMBER = "ReplayRowNumber";

  /** The name of the tag with the row's recorded time in seconds since 1970. */
  static final String ROW_TIME = "ReplayRowTime";

  private static final int REGISTERS_A_VALUE = 2;

  private final Recording recording;
  private final float invalid;

  /**
   * A table for a recording.
   *
   * @param invalid shown where the recording has no value
   */
  ReplayTable(Recording recording, float invalid) {
    this.recording = recording;
    this.invalid = invalid;
  }

  /** How many registers a row takes. */
  int registers() {
    return address(recording.columns().size() + REGISTERS_A_VALUE);
  }

  /** The first register of a column; those behind the last are the row's number and time. */
  static int address(int column) {
    return REGISTERS_A_VALUE * column;
  }

  /** Names for the columns and the two tags behind them, each there once. */
  List<String> tagNames() {
    List<String> names = new ArrayList<>(recording.columns());
    names.add(ROW_NUMBER);
    names.add(ROW_TIME);
    return Cells.names(names);
  }

  /** A row's registers, high bytes first. */
  byte[] bytes(int row) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * registers());
    for (int column = 0; column < recording.columns().size(); column++) {
      float value = recording.value(row, column);
      bytes.putFloat(Float.isNaN(value) ? invalid : value);
    }
    bytes.putInt(row + 1);
    bytes.putInt((int) (recording.time(row) / 1000));
    return bytes.array();
  }
}
