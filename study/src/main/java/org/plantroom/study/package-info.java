/**
 * What-if studies: scenarios side by side, sweeps, optimisation, calibration to measured data, and
 * the reports that compare them.
 */
@NullMarked
package org.plantroom.study;

import org.jspecify.annotations.NullMarked;
