package org.plantroom.fmi;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A co-simulation unit, unpacked, loaded and instantiated: unit and program share one process, so
 * its code is trusted like the program's own.
 *
 * <p>Owner: the thread that steps the plant; loading may happen on another before.
 */
final class Unit implements AutoCloseable {
  private static final long MOST_BYTES = 1L << 30;
  private static final int CO_SIMULATION = 1;
  private static final int FALSE = 0;
  private static final int TRUE = 1;

  /** Status "warning"; what is greater is a failure (FMI 2.0.4, 2.1.3). */
  private static final int WARNING = 1;

  private static final List<String> STATUS =
      List.of("ok", "warning", "discard", "error", "fatal", "pending");

  private final String file;
  private final FmuArchive archive;
  private final ModelDescription description;
  private final Arena arena = Arena.ofShared();
  private final UnitLog log = new UnitLog();
  private final UnitFunctions functions;
  private final MethodHandle doStep;
  private final MemorySegment instance;

  private Unit(String file, FmuArchive archive) {
    this.file = file;
    this.archive = archive;
    try {
      description = archive.description();
      Path library = archive.library(description.identifier(), FmuPlatform.here());
      functions = UnitFunctions.load(library, arena);
      doStep = functions.doStep();
      instance = instantiate();
    } catch (RuntimeException e) {
      arena.close();
      throw e;
    }
  }

  /**
   * Loads a unit.
   *
   * @throws FmuException naming the file and what to do
   */
  static Unit load(Path fmu) {
    String file = fmu.getFileName().toString();
    FmuArchive archive = null;
    try {
      archive = FmuArchive.unpack(fmu, MOST_BYTES);
      return new Unit(file, archive);
    } catch (FmuException e) {
      if (archive != null) {
        archive.close();
      }
      throw new FmuException("%s cannot be used: %s".formatted(file, e.getMessage()), e);
    }
  }

  private MemorySegment instantiate() {
    try {
      MemorySegment made =
          (MemorySegment)
              functions
                  .instantiate()
                  .invokeExact(
                      arena.allocateFrom(description.identifier()),
                      CO_SIMULATION,
                      arena.allocateFrom(description.guid()),
                      arena.allocateFrom(archive.resources()),
                      callbacks(),
                      FALSE,
                      FALSE);
      if (made.equals(MemorySegment.NULL)) {
        throw new FmuException("it refuses to be instantiated" + log.lastWords());
      }
      return made;
    } catch (FmuException e) {
      throw e;
    } catch (Throwable e) {
      throw new FmuException("it cannot be instantiated", e);
    }
  }

  /** {@code fmi2CallbackFunctions}: log, calloc, free, none for asynchronous steps, no context. */
  private MemorySegment callbacks() {
    Linker linker = Linker.nativeLinker();
    MemorySegment callbacks = arena.allocate(ValueLayout.ADDRESS, 5);
    callbacks.setAtIndex(ValueLayout.ADDRESS, 0, log.function(arena));
    callbacks.setAtIndex(ValueLayout.ADDRESS, 1, linker.defaultLookup().findOrThrow("calloc"));
    callbacks.setAtIndex(ValueLayout.ADDRESS, 2, linker.defaultLookup().findOrThrow("free"));
    return callbacks;
  }

  /** What it tells of itself. */
  ModelDescription description() {
    return description;
  }

  /** Blocks to read variables by, one for each type among them. */
  List<VariableBlock> readers(List<ScalarVariable> variables) {
    List<VariableBlock> blocks = new ArrayList<>();
    for (BaseType type : BaseType.values()) {
      List<ScalarVariable> ofType = ofType(type, variables);
      if (!ofType.isEmpty()) {
        blocks.add(new VariableBlock(functions.get(type), ofType, arena));
      }
    }
    return blocks;
  }

  /** Blocks to write variables by, one for each type among them, filled with their starts. */
  List<VariableBlock> writers(List<ScalarVariable> variables) {
    List<VariableBlock> blocks = new ArrayList<>();
    for (BaseType type : BaseType.values()) {
      List<ScalarVariable> ofType = ofType(type, variables);
      if (!ofType.isEmpty()) {
        blocks.add(new VariableBlock(functions.set(type), ofType, arena));
      }
    }
    return blocks;
  }

  private static List<ScalarVariable> ofType(BaseType type, List<ScalarVariable> variables) {
    return variables.stream().filter(variable -> variable.type() == type).toList();
  }

  /** Moves the values of blocks between Java and the unit. */
  void move(List<VariableBlock> blocks) {
    for (int i = 0; i < blocks.size(); i++) {
      try {
        require(blocks.get(i).move(instance), "exchanging values with");
      } catch (FmuException e) {
        throw e;
      } catch (Throwable e) {
        throw broken(e);
      }
    }
  }

  /** Sets its clock; then parameters may be set, then {@link #initialise}. */
  void setup() {
    try {
      MethodHandle setup = functions.setupExperiment();
      require((int) setup.invokeExact(instance, FALSE, 0.0, 0.0, FALSE, 0.0), "setting up");
    } catch (FmuException e) {
      throw e;
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  /** Computes its state at time 0 from what was set. */
  void initialise() {
    call("fmi2EnterInitializationMode", "initialising");
    call("fmi2ExitInitializationMode", "initialising");
  }

  /** Lets time pass in it, s. */
  void step(double time, double seconds) {
    try {
      require((int) doStep.invokeExact(instance, time, seconds, TRUE), "stepping");
    } catch (FmuException e) {
      throw e;
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  private void call(String function, String doing) {
    try {
      require((int) functions.plain(function).invokeExact(instance), doing);
    } catch (FmuException e) {
      throw e;
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  private void require(int status, String doing) {
    if (status > WARNING || status < 0) {
      String word = status > 0 && status < STATUS.size() ? STATUS.get(status) : "unknown";
      throw new FmuException(
          "%s %s failed with status \"%s\"%s".formatted(doing, file, word, log.lastWords()));
    }
  }

  private FmuException broken(Throwable cause) {
    return new FmuException("a call to %s failed".formatted(file), cause);
  }

  /** Ends it, unloads its library and deletes what was unpacked. */
  @Override
  public void close() {
    try {
      functions.freeInstance().invokeExact(instance);
    } catch (Throwable e) {
      throw broken(e);
    } finally {
      arena.close();
      archive.close();
    }
  }
}
