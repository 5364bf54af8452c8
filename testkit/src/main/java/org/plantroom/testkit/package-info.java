/** Fakes for tests: time wound by hand, a network that fails on purpose, waiting for conditions. */
@NullMarked
package org.plantroom.testkit;

import org.jspecify.annotations.NullMarked;
