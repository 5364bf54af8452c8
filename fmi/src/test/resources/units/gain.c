/* y = k u, with a whole and a truth value beside it; fails when u is above a limit. */
#define GUID "gain"
#include "fmi2.h"
#define U r[0]
#define Y r[1]
#define K r[2]
#define LIMIT r[3]
#define STEPS i[0]
#define ENABLED i[1]
#define POSITIVE i[2]

static void unit_start(Instance *unit) {
  unit->K = 2;
  unit->LIMIT = 100;
  unit->ENABLED = 1;
}

static fmi2Status unit_step(Instance *unit, double seconds) {
  if (unit->U > unit->LIMIT) {
    unit->callbacks.logger(NULL, "gain", fmi2Error, "error", "u is too large");
    return fmi2Error;
  }
  unit->Y = unit->ENABLED ? unit->K * unit->U : 0;
  unit->POSITIVE = unit->Y > 0;
  unit->STEPS += seconds > 0;
  return fmi2OK;
}
