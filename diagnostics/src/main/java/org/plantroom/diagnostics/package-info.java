/**
 * Rules that find faults of machines in their values, sample by sample. They know neither where
 * values come from nor who is told.
 */
@NullMarked
package org.plantroom.diagnostics;

import org.jspecify.annotations.NullMarked;
