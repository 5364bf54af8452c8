package org.plantroom.controls;

/**
 * A first-order process with dead time that was fitted to a record.
 *
 * @param process found
 * @param gainError standard error of the gain
 * @param lagError standard error of the lag, s
 * @param deadTimeError standard error of the dead time, s
 * @param residual root mean square of what the fit leaves, in the measurement's unit
 */
public record ProcessFit(
    FirstOrder process, double gainError, double lagError, double deadTimeError, double residual) {}
