package org.plantroom.openid;

import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.net.URI;

/**
 * A browser on its way to the provider and back.
 *
 * @param state names the try in the provider's answer; the browser's cookie has it too
 * @param nonce to be found in the ID token
 * @param verifier proves to the provider that the code comes to who asked for it (RFC 7636)
 * @param redirect where the provider sends the browser
 * @param began in the scale of {@link org.plantroom.core.Time#nanos}
 */
public record OpenIdTry(
    String state, Nonce nonce, CodeVerifier verifier, URI redirect, long began) {
  /** Without what must stay secret. */
  @Override
  public String toString() {
    return "OpenIdTry[redirect=%s]".formatted(redirect);
  }
}
