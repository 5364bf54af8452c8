/**
 * What runs at a site: devices are polled, changes go into the journal and out as Sparkplug B.
 * Knows neither the host's code nor its store.
 */
@NullMarked
package org.plantroom.edge;

import org.jspecify.annotations.NullMarked;
