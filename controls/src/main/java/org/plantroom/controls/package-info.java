/**
 * Controllers as pure stepped functions: PID with anti-windup, curves, schedules, trim and respond,
 * and the tuning of loops. Time is passed in.
 */
@NullMarked
package org.plantroom.controls;

import org.jspecify.annotations.NullMarked;
