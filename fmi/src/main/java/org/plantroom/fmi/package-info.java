/** Imports co-simulation units of FMI 2.0 and runs them as components of a plant. */
@NullMarked
package org.plantroom.fmi;

import org.jspecify.annotations.NullMarked;
