package org.plantroom.app;

import org.plantroom.simulation.Catalogue;

/** All types that plant files can name in this program. */
final class PlantCatalogue {
  private PlantCatalogue() {}

  /** The simulator's own types, and units of FMI. */
  static Catalogue all() {
    return Catalogue.standard().with(FmuTypes.all());
  }
}
