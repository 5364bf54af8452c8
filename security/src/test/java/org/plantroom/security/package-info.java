/** Tests of who may do what. */
@NullMarked
package org.plantroom.security;

import org.jspecify.annotations.NullMarked;
