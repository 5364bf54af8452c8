/** Behaviour of the Sparkplug module, tagged with the clauses of Sparkplug 3.0 it fulfils. */
@NullMarked
package org.plantroom.sparkplug;

import org.jspecify.annotations.NullMarked;
