/** Proof of the host by its real parts: store, broker, sockets. */
@NullMarked
package org.plantroom.host;

import org.jspecify.annotations.NullMarked;
