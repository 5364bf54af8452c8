package org.plantroom.core;

/** Who must agree to a write beside the one who asks for it. */
enum WriteConfirm {
  /** Nobody. */
  NONE("none"),
  /** Somebody else with the right to write. */
  SECOND_PERSON("secondPerson");

  private final String label;

  WriteConfirm(String label) {
    this.label = label;
  }

  /** The word in project files. */
  String label() {
    return label;
  }
}
