package org.plantroom.physics;

/**
 * A map with what a real circuit adds: it needs time after a start, its exchangers foul, it loses
 * refrigerant, it trips.
 *
 * <ul>
 *   <li>After a start heat and power rise with the time constant of {@link MachineSettings}.
 *   <li>Fouling f takes that share of an exchanger's UA: the temperature difference it needs grows
 *       from a to a/(1 − f), so the map sees its side worse by a·f/(1 − f) at full speed.
 *   <li>Without a share x of the charge the capacity is 1 − 1.6 x² and the COP 1 − x² of the sound
 *       machine's: an assumption; a receiver hides small losses, large ones starve the evaporator
 *       (NIST TN 1848 has measured single machines).
 * </ul>
 *
 * <p>Owner: the machine it belongs to.
 */
final class RefrigerantCircuit {
  private static final double CAPACITY_BY_CHARGE = 1.6;
  private static final double COP_BY_CHARGE = 1;
  private static final InputRange FOULING = new InputRange(0, 0.9, 0);
  private static final InputRange CHARGE_LOSS = new InputRange(0, 0.6, 0);

  private final double approach;
  private final double startUp;
  private final Duty duty = new Duty();
  private double loadFouling;
  private double sourceFouling;
  private double chargeLoss;
  private boolean tripped;
  private double warmedUp;
  private double warmedUpAtEnd;

  RefrigerantCircuit(MachineSettings settings) {
    approach = settings.approach();
    startUp = settings.startUp();
  }

  void describe(Ports ports) {
    ports.input("loadFouling", "1", FOULING, value -> loadFouling = value);
    ports.input("sourceFouling", "1", FOULING, value -> sourceFouling = value);
    ports.input("chargeLoss", "1", CHARGE_LOSS, value -> chargeLoss = value);
    ports.input("trip", "1", InputRange.share(0), value -> tripped = value >= 0.5);
    ports.quantity("tripped", "1", () -> tripped ? 1 : 0);
  }

  boolean isTripped() {
    return tripped;
  }

  Duty duty() {
    return duty;
  }

  void begin(boolean running, double seconds) {
    warmedUpAtEnd = running ? warmedUp + (1 - warmedUp) * seconds / (startUp + seconds) : 0;
  }

  void commit() {
    warmedUp = warmedUpAtEnd;
  }

  /**
   * Evaluates the duty at a speed above 0.
   *
   * @param heating true when the load is the warm side
   */
  void evaluate(CircuitMap map, double cold, double warm, double speed, boolean heating) {
    double load = speed * approach * loadFouling / (1 - loadFouling);
    double source = speed * approach * sourceFouling / (1 - sourceFouling);
    map.evaluate(cold - (heating ? source : load), warm + (heating ? load : source), speed, duty);
    double lost = chargeLoss * chargeLoss;
    double capacity = warmedUpAtEnd * (1 - CAPACITY_BY_CHARGE * lost);
    double power = capacity / (1 - COP_BY_CHARGE * lost) * duty.power();
    duty.set(Math.max(capacity * duty.heating(), power), power);
  }
}
