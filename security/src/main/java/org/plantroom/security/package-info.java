/**
 * Who may do what: users with roles a site, sessions, tokens and lock-out, kept crash-safely in the
 * host's data folder, and an audit trail whose lines are chained by their hashes. Knows no HTTP.
 */
@NullMarked
package org.plantroom.security;

import org.jspecify.annotations.NullMarked;
