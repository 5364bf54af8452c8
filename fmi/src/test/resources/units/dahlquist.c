/* der(x) = -k x, by Euler's method with a fixed step of 0.1 s. */
#define GUID "dahlquist"
#include "fmi2.h"
#define X r[0]
#define K r[1]
#define STEP 0.1

static void unit_start(Instance *unit) {
  unit->X = 1;
  unit->K = 1;
}

static fmi2Status unit_step(Instance *unit, double seconds) {
  double end = unit->time + seconds;
  while (unit->time + STEP < end + 0.1 * STEP) {
    unit->X += STEP * (-unit->K * unit->X);
    unit->time += STEP;
  }
  return fmi2OK;
}
