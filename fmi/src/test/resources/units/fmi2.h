/* What the test units need of the functions and types of FMI 2.0.4, written from the standard. */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

typedef void *fmi2Component;
typedef unsigned int fmi2ValueReference;
typedef double fmi2Real;
typedef int fmi2Integer;
typedef int fmi2Boolean;
typedef const char *fmi2String;
typedef enum { fmi2OK, fmi2Warning, fmi2Discard, fmi2Error, fmi2Fatal, fmi2Pending } fmi2Status;

typedef struct {
  void (*logger)(void *, fmi2String, fmi2Status, fmi2String, fmi2String, ...);
  void *(*allocateMemory)(size_t, size_t);
  void (*freeMemory)(void *);
  void (*stepFinished)(void *, fmi2Status);
  void *componentEnvironment;
} fmi2CallbackFunctions;

/* A unit's instance: reals r, ints i (of integers and truth values), by value reference. */
typedef struct {
  fmi2CallbackFunctions callbacks;
  double time;
  double r[8];
  int i[8];
} Instance;

static void unit_start(Instance *unit);
static fmi2Status unit_step(Instance *unit, double seconds);

fmi2Component fmi2Instantiate(fmi2String name, int type, fmi2String guid, fmi2String resources,
    const fmi2CallbackFunctions *callbacks, fmi2Boolean visible, fmi2Boolean logging) {
  (void)type; (void)resources; (void)visible; (void)logging;
  if (strcmp(guid, GUID) != 0) {
    callbacks->logger(callbacks->componentEnvironment, name, fmi2Error, "error", "wrong guid %s", guid);
    return NULL;
  }
  Instance *unit = callbacks->allocateMemory(1, sizeof(Instance));
  unit->callbacks = *callbacks;
  unit_start(unit);
  return unit;
}

fmi2Status fmi2SetupExperiment(fmi2Component unit, fmi2Boolean hasTolerance, fmi2Real tolerance,
    fmi2Real start, fmi2Boolean hasStop, fmi2Real stop) {
  (void)hasTolerance; (void)tolerance; (void)hasStop; (void)stop;
  ((Instance *)unit)->time = start;
  return fmi2OK;
}

fmi2Status fmi2EnterInitializationMode(fmi2Component unit) { (void)unit; return fmi2OK; }
fmi2Status fmi2ExitInitializationMode(fmi2Component unit) { return unit_step(unit, 0); }

#define ACCESS(NAME, TYPE, FIELD, GET, SET)                                                        \
  fmi2Status fmi2Get##NAME(fmi2Component unit, const fmi2ValueReference v[], size_t n, TYPE x[]) { \
    for (size_t k = 0; k < n; k++) GET(((Instance *)unit)->FIELD[v[k]], x[k]);                     \
    return fmi2OK;                                                                                 \
  }                                                                                                \
  fmi2Status fmi2Set##NAME(fmi2Component unit, const fmi2ValueReference v[], size_t n,             \
      const TYPE x[]) {                                                                            \
    for (size_t k = 0; k < n; k++) SET(((Instance *)unit)->FIELD[v[k]], x[k]);                     \
    return fmi2OK;                                                                                 \
  }
#define READ(FIELD, X) (X) = (FIELD)
#define WRITE(FIELD, X) (FIELD) = (X)
ACCESS(Real, fmi2Real, r, READ, WRITE)
ACCESS(Integer, fmi2Integer, i, READ, WRITE)
ACCESS(Boolean, fmi2Boolean, i, READ, WRITE)

#ifndef WITHOUT_STEP
fmi2Status fmi2DoStep(fmi2Component unit, fmi2Real now, fmi2Real seconds, fmi2Boolean noSetState) {
  (void)now; (void)noSetState;
  return unit_step(unit, seconds);
}
#endif

void fmi2FreeInstance(fmi2Component unit) {
  if (unit) ((Instance *)unit)->callbacks.freeMemory(unit);
}
