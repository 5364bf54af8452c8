package org.plantroom.fmi;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/** The functions of a unit's library that co-simulation needs (FMI 2.0.4, 2.1 and 4.2). */
final class UnitFunctions {
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfLong SIZE = ValueLayout.JAVA_LONG;
  private static final ValueLayout.OfDouble REAL = ValueLayout.JAVA_DOUBLE;
  private static final MemoryLayout POINTER = ValueLayout.ADDRESS;

  private final SymbolLookup library;

  private UnitFunctions(SymbolLookup library) {
    this.library = library;
  }

  /**
   * Loads a library; it is unloaded with the arena.
   *
   * @throws FmuException when the system cannot load it
   */
  @SuppressWarnings("restricted") // foreign code is the purpose
  static UnitFunctions load(Path file, Arena arena) {
    try {
      return new UnitFunctions(SymbolLookup.libraryLookup(file, arena));
    } catch (IllegalArgumentException e) {
      throw new FmuException(
          "its library %s cannot be loaded on this machine; check with \"ldd\" that it is complete"
              .formatted(file.getFileName()),
          e);
    }
  }

  /** {@code fmi2Instantiate}. */
  MethodHandle instantiate() {
    return function(
        "fmi2Instantiate",
        FunctionDescriptor.of(POINTER, POINTER, INT, POINTER, POINTER, POINTER, INT, INT));
  }

  /** {@code fmi2SetupExperiment}. */
  MethodHandle setupExperiment() {
    return function(
        "fmi2SetupExperiment", FunctionDescriptor.of(INT, POINTER, INT, REAL, REAL, INT, REAL));
  }

  /** {@code fmi2DoStep}. */
  MethodHandle doStep() {
    return function("fmi2DoStep", FunctionDescriptor.of(INT, POINTER, REAL, REAL, INT));
  }

  /** A function that takes the instance alone and gives a status. */
  MethodHandle plain(String name) {
    return function(name, FunctionDescriptor.of(INT, POINTER));
  }

  /** {@code fmi2FreeInstance}. */
  MethodHandle freeInstance() {
    return function("fmi2FreeInstance", FunctionDescriptor.ofVoid(POINTER));
  }

  /** {@code fmi2GetReal} and its like. */
  MethodHandle get(BaseType type) {
    return values("fmi2Get" + type.label());
  }

  /** {@code fmi2SetReal} and its like. */
  MethodHandle set(BaseType type) {
    return values("fmi2Set" + type.label());
  }

  private MethodHandle values(String name) {
    return function(name, FunctionDescriptor.of(INT, POINTER, POINTER, SIZE, POINTER));
  }

  @SuppressWarnings("restricted") // foreign code is the purpose
  private MethodHandle function(String name, FunctionDescriptor shape) {
    MemorySegment address =
        library
            .find(name)
            .orElseThrow(
                () ->
                    new FmuException(
                        "its library has no function %s; export it as \"FMI 2.0 CS\""
                            .formatted(name)));
    return Linker.nativeLinker().downcallHandle(address, shape);
  }
}
