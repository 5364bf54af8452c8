package org.plantroom.fmi;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** The types of FMI 2.0 that are numbers; texts are left out. Truth values are 0 or 1. */
public enum BaseType {
  /** A double. */
  REAL("Real") {
    @Override
    long size() {
      return Double.BYTES;
    }

    @Override
    double read(MemorySegment values, int index) {
      return values.getAtIndex(ValueLayout.JAVA_DOUBLE, index);
    }

    @Override
    void write(MemorySegment values, int index, double value) {
      values.setAtIndex(ValueLayout.JAVA_DOUBLE, index, value);
    }
  },
  /** An int; enumerations are of this type, too. */
  INTEGER("Integer"),
  /** An int, 0 or 1. */
  BOOLEAN("Boolean");

  private final String label;

  BaseType(String label) {
    this.label = label;
  }

  /** As the standard's functions and files write it, e.g. {@code Real}. */
  String label() {
    return label;
  }

  /** Bytes a value takes in C. */
  long size() {
    return Integer.BYTES;
  }

  /** A value out of an array of C. */
  double read(MemorySegment values, int index) {
    return values.getAtIndex(ValueLayout.JAVA_INT, index);
  }

  /** Puts a value into an array of C, rounded to what the type can hold. */
  void write(MemorySegment values, int index, double value) {
    values.setAtIndex(ValueLayout.JAVA_INT, index, (int) Math.rint(value));
  }
}
