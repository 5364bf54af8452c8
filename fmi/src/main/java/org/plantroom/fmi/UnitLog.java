package org.plantroom.fmi;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Keeps the last thing a unit said of itself, to be told when a call fails. The placeholders of its
 * message stay as they are: what they stand for follows in a form that Java cannot take.
 *
 * <p>Owner: the thread that steps the plant, for units speak while they are called.
 */
final class UnitLog {
  private static final int LONGEST = 1000;

  private String last = "";

  /** Called by the unit; nothing may be thrown from here, it would end the whole program. */
  @SuppressWarnings({"unused", "restricted"}) // called from C
  private void said(
      MemorySegment environment,
      MemorySegment instance,
      int status,
      MemorySegment category,
      MemorySegment message) {
    try {
      String text = message.reinterpret(LONGEST).getString(0);
      last = text.isBlank() ? last : text.strip();
    } catch (RuntimeException e) {
      last = "(a message that cannot be read)";
    }
  }

  /** A function of C that keeps what it is told here, as long as the arena lives. */
  @SuppressWarnings("restricted") // to be called from C is its purpose
  MemorySegment function(Arena arena) {
    try {
      MethodHandle said =
          MethodHandles.lookup()
              .findVirtual(
                  UnitLog.class,
                  "said",
                  MethodType.methodType(
                      void.class,
                      MemorySegment.class,
                      MemorySegment.class,
                      int.class,
                      MemorySegment.class,
                      MemorySegment.class))
              .bindTo(this);
      FunctionDescriptor shape =
          FunctionDescriptor.ofVoid(
              ValueLayout.ADDRESS,
              ValueLayout.ADDRESS,
              ValueLayout.JAVA_INT,
              ValueLayout.ADDRESS,
              ValueLayout.ADDRESS);
      return Linker.nativeLinker().upcallStub(said, shape, arena);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("the method above", e);
    }
  }

  /** What the unit said last, as the end of a sentence; empty when it said nothing. */
  String lastWords() {
    return last.isEmpty() ? "" : "; it said: " + last;
  }
}
