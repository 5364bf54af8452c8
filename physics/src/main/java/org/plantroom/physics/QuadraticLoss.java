package org.plantroom.physics;

/**
 * A loss that grows with the square of the flow, {@code Δp = k·ṁ·√(ṁ² + ε²)}: turbulent flow,
 * turning smoothly linear far below the nominal flow.
 *
 * <p>Unit of k: Pa/(kg/s)². Range: ε is 2 % of the nominal flow, which alters the loss by less than
 * 0.5 % above a fifth of it. Source: the regularisation of Modelica.Fluid's pressure losses.
 */
public final class QuadraticLoss implements PressureLoss {
  private static final double LINEAR_BELOW = 0.02;

  private double softening;
  private double factor;
  private long version;

  private QuadraticLoss(double nominalFlow, double factor) {
    softening = softening(nominalFlow);
    this.factor = factor;
  }

  /**
   * A loss known at one point.
   *
   * @param flow kg/s, more than 0
   * @param loss at that flow, Pa, 0 or more
   */
  public static QuadraticLoss at(double flow, double loss) {
    return new QuadraticLoss(flow, factor(flow, loss));
  }

  private static double softening(double flow) {
    return LINEAR_BELOW * LINEAR_BELOW * flow * flow;
  }

  private static double factor(double flow, double loss) {
    return loss / (flow * flow * Math.sqrt(1 + LINEAR_BELOW * LINEAR_BELOW));
  }

  /** Changes to another loss at a flow: Pa, kg/s. */
  public void change(double flow, double loss) {
    double changed = factor(flow, loss);
    double softer = softening(flow);
    if (changed != factor || softer != softening) {
      factor = changed;
      softening = softer;
      version++;
    }
  }

  @Override
  public double loss(double massFlow) {
    return factor * massFlow * Math.sqrt(massFlow * massFlow + softening);
  }

  @Override
  public double slope(double massFlow) {
    double square = massFlow * massFlow;
    return factor * (2 * square + softening) / Math.sqrt(square + softening);
  }

  @Override
  public long version() {
    return version;
  }
}
