package org.plantroom.physics;

/**
 * A pipe in which temperature fronts travel with the water, delayed and smeared by the wall, and
 * which loses heat.
 *
 * <pre>
 *          ~~▶ surroundings
 *  inlet ──▶══════════════════▶── outlet
 * </pre>
 *
 * <p>Equations: {@code ∂T/∂t + v·∂T/∂x = −h·(T − W)/M}, {@code C·∂W/∂t = h·(T − W) − U·(W − Ts)}
 * per metre, with moving plugs of water, so that no numerical diffusion smears the front. Film h by
 * Dittus and Boelter, Nu = 0.023·Re^0.8·Pr^0.4, 4.36 laminar; U from insulation and outer film.
 * Friction as {@link PipeFriction}. Assumptions: no conduction along the pipe; a step longer than
 * the passage gives well-mixed stretches. Units: kg/s, °C, Pa, W; lengths in m. Range: Re up to
 * 1e7. Source: heat balances of water and wall; Dittus and Boelter, 1930, for the film; held
 * against the measured pipe of the University of Liège.
 */
public final class Pipe implements Component {
  private static final double LAMINAR_NUSSELT = 4.36;
  private static final double PRANDTL_POWER = 0.4;

  /**
   * A pipe.
   *
   * @param liquid in it
   * @param length m, more than 0
   * @param diameter inner, m, more than 0
   * @param wallThickness m, more than 0
   * @param wallCapacity J/(m³·K), more than 0; steel 4.0e6, copper 3.4e6, polyethylene 2.2e6
   * @param insulationThickness m, 0 or more
   * @param insulationConductivity W/(m·K), more than 0
   * @param outerFilm from the insulation to the surroundings, W/(m²·K), more than 0
   * @param roughness m, 0 or more
   * @param viscosity kinematic, m²/s, more than 0; water at 40 °C 0.658e-6
   * @param conductivity of the liquid, W/(m·K), more than 0
   * @param stretches the pipe is divided in, 1 to 200
   */
  public record Settings(
      Liquid liquid,
      double length,
      double diameter,
      double wallThickness,
      double wallCapacity,
      double insulationThickness,
      double insulationConductivity,
      double outerFilm,
      double roughness,
      double viscosity,
      double conductivity,
      int stretches) {
    /** Settings that are possible. */
    public Settings {
      Ranges.above(0, "length", length);
      Ranges.above(0, "diameter", diameter);
      Ranges.above(0, "wallThickness", wallThickness);
      Ranges.above(0, "wallCapacity", wallCapacity);
      Ranges.atLeast(0, "insulationThickness", insulationThickness);
      Ranges.above(0, "insulationConductivity", insulationConductivity);
      Ranges.above(0, "outerFilm", outerFilm);
      Ranges.within(0, 0.1 * diameter, "roughness", roughness);
      Ranges.above(0, "viscosity", viscosity);
      Ranges.above(0, "conductivity", conductivity);
      Ranges.within(1, 200, "stretches", stretches);
    }

    /** Heat capacity of the water a metre, J/(m·K). */
    double waterCapacity() {
      return Math.PI * diameter * diameter / 4 * liquid.density() * liquid.heatCapacity();
    }

    /** Heat capacity of the wall a metre, J/(m·K). */
    double wallCapacityPerMetre() {
      return Math.PI * (diameter + wallThickness) * wallThickness * wallCapacity;
    }

    /** Conductance from wall to surroundings a metre, W/(m·K). */
    double lossPerMetre() {
      double outer = diameter + 2 * wallThickness;
      double insulated = outer + 2 * insulationThickness;
      double layer = Math.log(insulated / outer) / (2 * insulationConductivity);
      return Math.PI / (layer + 1 / (outerFilm * insulated));
    }

    /** Conductance from water to wall a metre at a mass flow, W/(m·K). */
    double filmPerMetre(double massFlow) {
      double dynamic = viscosity * liquid.density();
      double reynolds = 4 * massFlow / (Math.PI * diameter * dynamic);
      double prandtl = dynamic * liquid.heatCapacity() / conductivity;
      double turbulent = 0.023 * Math.pow(reynolds, 0.8) * Math.pow(prandtl, PRANDTL_POWER);
      return Math.PI * conductivity * Math.max(LAMINAR_NUSSELT, turbulent);
    }
  }

  private final Settings settings;
  private final Inlet inlet;
  private final Outlet outlet;
  private final HeatTap surroundings = new HeatTap(20);
  private final PipeFriction friction;
  private final PipeContent start;
  private final PipeContent end;
  private final double stretch;
  private double filmFlow = -1;
  private double film;

  /**
   * A pipe full of water of one temperature.
   *
   * @param temperature °C
   */
  public Pipe(Settings settings, double temperature) {
    this.settings = settings;
    inlet = new Inlet(settings.liquid(), temperature);
    outlet = new Outlet(settings.liquid(), temperature);
    friction =
        new PipeFriction(
            settings.length(),
            settings.diameter(),
            settings.roughness(),
            settings.liquid().density(),
            settings.viscosity());
    stretch = settings.length() / settings.stretches();
    start = content(temperature);
    end = content(temperature);
  }

  private PipeContent content(double temperature) {
    return new PipeContent(
        settings.stretches(),
        settings.waterCapacity() * stretch,
        settings.wallCapacityPerMetre() * stretch,
        settings.lossPerMetre() * stretch,
        temperature);
  }

  @Override
  public void describe(Ports ports) {
    ports.inlet("inlet", inlet);
    ports.outlet("outlet", outlet);
    ports.path(inlet, outlet, friction);
    ports.givesHeat("surroundings", surroundings);
    ports.quantity("massFlow", "kg/s", outlet::massFlow);
    ports.quantity("temperature", "Cel", outlet::temperature);
    ports.quantity("pressureLoss", "Pa", () -> friction.loss(outlet.massFlow()));
    ports.quantity("loss", "W", surroundings::power);
  }

  @Override
  public void solve(double seconds) {
    double massFlow = outlet.massFlow();
    if (massFlow != filmFlow) {
      filmFlow = massFlow;
      film = settings.filmPerMetre(massFlow) * stretch;
    }
    double through = massFlow * settings.liquid().heatCapacity();
    end.copy(start);
    end.flow(through, inlet.temperature(), film, surroundings.temperature(), seconds);
    outlet.give(end.leaving(through, seconds));
    surroundings.give(end.lost() / seconds);
  }

  @Override
  public void commit(double seconds) {
    start.copy(end);
  }

  @Override
  public double storedEnergy() {
    return start.energy();
  }
}
