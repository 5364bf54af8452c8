package org.plantroom.fmi;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.List;

/**
 * Variables of one type, moved between Java and the unit with one call.
 *
 * <p>Owner: the thread that steps the plant.
 */
final class VariableBlock {
  private final List<ScalarVariable> variables;
  private final BaseType type;
  private final MethodHandle function;
  private final MemorySegment references;
  private final MemorySegment values;

  /**
   * A block.
   *
   * @param function reads or writes values of the variables' type
   * @param variables one or more, all of that type
   */
  VariableBlock(MethodHandle function, List<ScalarVariable> variables, Arena arena) {
    this.function = function;
    this.variables = List.copyOf(variables);
    type = variables.getFirst().type();
    references = arena.allocate(ValueLayout.JAVA_INT, variables.size());
    values = arena.allocate(type.size() * variables.size(), Double.BYTES);
    for (int i = 0; i < variables.size(); i++) {
      references.setAtIndex(ValueLayout.JAVA_INT, i, variables.get(i).reference());
      double start = variables.get(i).start();
      type.write(values, i, Double.isNaN(start) ? 0 : start);
    }
  }

  /** The variables, in the order of their values. */
  List<ScalarVariable> variables() {
    return variables;
  }

  /** The value of a variable as of the last {@link #move}, or as set since. */
  double get(int index) {
    return type.read(values, index);
  }

  /** Sets the value that the next {@link #move} writes. */
  void set(int index, double value) {
    type.write(values, index, value);
  }

  /**
   * Reads all from the unit, or writes all to it.
   *
   * @return the unit's status
   */
  int move(MemorySegment instance) throws Throwable {
    return (int) function.invokeExact(instance, references, (long) variables.size(), values);
  }
}
