/**
 * Signing in with an OpenID Connect provider: its settings file, the authorisation code flow with
 * PKCE, and whom the provider vouches for. Knows no pages and keeps no users.
 */
@NullMarked
package org.plantroom.openid;

import org.jspecify.annotations.NullMarked;
