package org.plantroom.study;

/** Told how far a study is, by any of its threads. */
public interface StudyProgress {
  /** Tells nobody. */
  StudyProgress NONE =
      new StudyProgress() {
        @Override
        public void expected(int runs) {
          // Nobody is told.
        }

        @Override
        public void advanced(double runs) {
          // Nobody is told.
        }
      };

  /** More runs are to come. */
  void expected(int runs);

  /** A part of a run is done, 0 to 1. */
  void advanced(double runs);

  /**
   * How far the run of a scenario is. The runs of a search are all of its one scenario.
   *
   * @param scenario name
   * @param share 0 to 1
   */
  default void ran(String scenario, double share) {
    // Of interest to those who show each scenario by itself.
  }
}
