package org.plantroom.simulation;

import java.util.function.DoubleSupplier;
import org.plantroom.core.TagType;

/**
 * A tag whose register shows a quantity of the plant.
 *
 * @param tag of the machine type
 * @param value in the tag's unit; 1 and 0 for true and false
 */
record ShownTag(TagType tag, DoubleSupplier value) {}
