/**
 * Weather from files or from a latitude, the sun, and rooms that store and lose heat. Rooms are
 * components of {@code org.plantroom.physics}.
 */
@NullMarked
package org.plantroom.building;

import org.jspecify.annotations.NullMarked;
