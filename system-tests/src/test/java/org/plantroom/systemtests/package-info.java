/**
 * The whole chain as users run it: child processes, real sockets, brokers, store and browser. What
 * a module proves about itself is not repeated here.
 */
@NullMarked
package org.plantroom.systemtests;

import org.jspecify.annotations.NullMarked;
