/** Tests of weather and rooms. */
@NullMarked
package org.plantroom.building;

import org.jspecify.annotations.NullMarked;
