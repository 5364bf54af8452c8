package org.plantroom.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/**
 * CMA-ES: a normal distribution evolves towards the least value. The points of a generation are
 * valued together, so that plants can run side by side; the library's optimiser asks for one after
 * the other.
 *
 * <p>Equations, names and parameters: N. Hansen, The CMA Evolution Strategy: A Tutorial,
 * arXiv:1604.00772 (2016), appendix A, with rank-one and rank-μ updates and cumulative step-size
 * control. Parameters are shares of their ranges, 0 to 1: a point beyond them is valued at the
 * nearest one within, and its squared distance is added.
 *
 * <p>The same seed gives the same points, whoever values them. Used once, by one thread.
 */
final class Evolution {
  /** Values points. */
  interface Batch {
    /** The value of each point, in the points' order. */
    double[] values(List<double[]> points);
  }

  /** A point of a generation: its step from the mean, in widths, and its value. */
  private record Offspring(RealVector normal, RealVector step, double value) {}

  /** A generation whose values differ less, or whose width is less, ends the search. */
  private static final double STOP = 1e-5;

  private final int size;
  private final int population;
  private final double[] weights;
  private final double effective;
  private final double stepMemory;
  private final double damping;
  private final double pathMemory;
  private final double rankOne;
  private final double rankMany;
  private final double expectedLength;
  private final RandomGenerator random;

  private RealVector mean;
  private double width;
  private RealMatrix covariance;
  private RealVector stepPath;
  private RealVector covariancePath;
  private int generations;

  /**
   * A search from the middle of the ranges.
   *
   * @param size how many parameters, 1 or more
   * @param seed of chance
   * @param width of the first generation, a share of the ranges
   */
  Evolution(int size, long seed, double width) {
    this.size = size;
    this.width = width;
    population = 4 + (int) (3 * Math.log(size));
    weights = weights(population);
    effective = 1 / Arrays.stream(weights).map(w -> w * w).sum();
    stepMemory = (effective + 2) / (size + effective + 5);
    damping = 1 + 2 * Math.max(0, Math.sqrt((effective - 1) / (size + 1)) - 1) + stepMemory;
    pathMemory = (4 + effective / size) / (size + 4 + 2 * effective / size);
    rankOne = 2 / ((size + 1.3) * (size + 1.3) + effective);
    rankMany =
        Math.min(
            1 - rankOne,
            2 * (effective - 2 + 1 / effective) / ((size + 2) * (size + 2) + effective));
    expectedLength = Math.sqrt(size) * (1 - 1 / (4.0 * size) + 1 / (21.0 * size * size));
    random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    mean = MatrixUtils.createRealVector(new double[size]).mapAdd(0.5);
    covariance = MatrixUtils.createRealIdentityMatrix(size);
    stepPath = MatrixUtils.createRealVector(new double[size]);
    covariancePath = stepPath;
  }

  /** Of the better half, the best first; their sum is 1. */
  private static double[] weights(int population) {
    double[] weights = new double[population / 2];
    Arrays.setAll(weights, i -> Math.log((population + 1) / 2.0) - Math.log(i + 1));
    double sum = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(w -> w / sum).toArray();
  }

  /**
   * Searches until so many points are valued or nothing gets better any more. The middle is valued
   * with the first generation.
   */
  void search(Batch batch, int evaluations) {
    int left = evaluations - 1;
    boolean goesOn = true;
    while (left > 0 && goesOn) {
      EigenDecompositionSymmetric shape = new EigenDecompositionSymmetric(covariance);
      RealMatrix axes = shape.getV();
      RealVector lengths =
          MatrixUtils.createRealVector(shape.getEigenvalues()).map(v -> Math.sqrt(Math.max(v, 0)));
      List<Offspring> generation = generation(axes, lengths, Math.min(left, population), batch);
      left -= generation.size();
      goesOn = generation.size() == population && width * lengths.getMaxValue() > STOP;
      if (goesOn) {
        generation.sort(Comparator.comparingDouble(Offspring::value));
        goesOn = generation.getLast().value() - generation.getFirst().value() > STOP;
        adapt(generation, axes);
      }
    }
  }

  private List<Offspring> generation(RealMatrix axes, RealVector lengths, int count, Batch batch) {
    List<RealVector> normals = new ArrayList<>();
    List<RealVector> steps = new ArrayList<>();
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      RealVector normal = normal();
      RealVector step = axes.operate(lengths.ebeMultiply(normal));
      normals.add(normal);
      steps.add(step);
      points.add(within(point(step)).toArray());
    }
    boolean isFirst = generations == 0;
    if (isFirst) {
      points.addFirst(mean.toArray());
    }
    double[] values = batch.values(points);
    List<Offspring> generation = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double beyond = point(steps.get(i)).getDistance(within(point(steps.get(i))));
      generation.add(
          new Offspring(
              normals.get(i), steps.get(i), values[isFirst ? i + 1 : i] + beyond * beyond));
    }
    return generation;
  }

  private RealVector normal() {
    double[] numbers = new double[size];
    Arrays.setAll(numbers, _ -> random.nextGaussian());
    return MatrixUtils.createRealVector(numbers);
  }

  private RealVector point(RealVector step) {
    return mean.add(step.mapMultiply(width));
  }

  private static RealVector within(RealVector point) {
    return point.map(share -> Math.clamp(share, 0, 1));
  }

  /** Moves and shapes the distribution by a generation, the best first. */
  private void adapt(List<Offspring> generation, RealMatrix axes) {
    generations++;
    RealVector step = MatrixUtils.createRealVector(new double[size]);
    RealVector normal = step;
    for (int i = 0; i < weights.length; i++) {
      step = step.add(generation.get(i).step().mapMultiply(weights[i]));
      normal = normal.add(generation.get(i).normal().mapMultiply(weights[i]));
    }
    mean = mean.add(step.mapMultiply(width));
    stepPath =
        stepPath
            .mapMultiply(1 - stepMemory)
            .add(axes.operate(normal).mapMultiply(gain(stepMemory)));
    double reached = 1 - Math.pow(1 - stepMemory, 2.0 * generations);
    boolean isQuiet =
        stepPath.getNorm() / Math.sqrt(reached) < (1.4 + 2 / (size + 1.0)) * expectedLength;
    covariancePath = covariancePath.mapMultiply(1 - pathMemory);
    if (isQuiet) {
      covariancePath = covariancePath.add(step.mapMultiply(gain(pathMemory)));
    }
    shape(generation, isQuiet);
    width *= Math.exp(stepMemory / damping * (stepPath.getNorm() / expectedLength - 1));
  }

  private double gain(double memory) {
    return Math.sqrt(memory * (2 - memory) * effective);
  }

  private void shape(List<Offspring> generation, boolean isQuiet) {
    // What a path that stands still takes from the variance is given back.
    double kept = isQuiet ? 0 : rankOne * pathMemory * (2 - pathMemory);
    RealMatrix shaped =
        covariance
            .scalarMultiply(1 - rankOne - rankMany + kept)
            .add(covariancePath.outerProduct(covariancePath).scalarMultiply(rankOne));
    for (int i = 0; i < weights.length; i++) {
      RealVector step = generation.get(i).step();
      shaped = shaped.add(step.outerProduct(step).scalarMultiply(rankMany * weights[i]));
    }
    covariance = shaped;
  }
}
