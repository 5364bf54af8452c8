/**
 * Equations of media, machines, storage, pipes and air handling, as components with ports.
 * Everything is stepped, deterministic and balanced; nothing here knows files, clocks or the
 * network.
 */
@NullMarked
package org.plantroom.physics;

import org.jspecify.annotations.NullMarked;
