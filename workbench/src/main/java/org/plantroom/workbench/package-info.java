/**
 * Where studies are kept and done: their files in a project, a queue of runs, each in a process of
 * its own, and what they gave. Knows neither HTTP nor how plants are simulated.
 */
@NullMarked
package org.plantroom.workbench;

import org.jspecify.annotations.NullMarked;
