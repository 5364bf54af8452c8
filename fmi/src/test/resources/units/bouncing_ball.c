/* A ball that falls and bounces: der(h) = v, der(v) = g, by Euler's method with a fixed step of 1 ms. */
#define GUID "bouncing ball"
#include "fmi2.h"
#include <float.h>
#define H r[0]
#define V r[1]
#define G r[2]
#define E r[3]
#define STEP 1e-3
#define LEAST_SPEED 0.1

static void unit_start(Instance *unit) {
  unit->H = 1;
  unit->V = 0;
  unit->G = -9.81;
  unit->E = 0.7;
}

static void bounce(Instance *unit) {
  if (unit->H <= 0 && unit->V < 0) {
    unit->H = DBL_MIN;
    unit->V = -unit->V * unit->E;
    if (unit->V < LEAST_SPEED) {
      unit->V = 0;
      unit->G = 0;
    }
  }
}

static fmi2Status unit_step(Instance *unit, double seconds) {
  double end = unit->time + seconds;
  while (unit->time + STEP < end + 0.1 * STEP) {
    double speed = unit->V;
    unit->V += STEP * unit->G;
    unit->H += STEP * speed;
    unit->time += STEP;
    bounce(unit);
  }
  return fmi2OK;
}
