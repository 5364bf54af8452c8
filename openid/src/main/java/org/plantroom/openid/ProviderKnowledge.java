package org.plantroom.openid;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Time;

/**
 * What a provider tells of itself (OpenID Connect Discovery 1.0), asked at the first use and again
 * after a minute, so that nobody is sent to one that is gone; keys are asked anew when a token
 * names one that is not known. While the provider does not answer, it is asked every ten seconds at
 * most, however many people wait. Thread-safe.
 */
final class ProviderKnowledge {
  private static final Duration KNOWN_FOR = Duration.ofMinutes(1);
  private static final Duration PAUSE = Duration.ofSeconds(10);

  /**
   * Two questions for keys in this time at most, so that forged tokens do not load the provider.
   */
  private static final Duration KEYS_EVERY = Duration.ofSeconds(30);

  private static final String DOCUMENT = "/.well-known/openid-configuration";

  /** By the provider's key pair only: never "none", never by a shared secret. */
  private static final Set<JWSAlgorithm> SIGNATURES =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  /**
   * What the provider told.
   *
   * @param since in the scale of {@link Time#nanos}
   */
  record Known(OIDCProviderMetadata metadata, IDTokenValidator validator, long since) {}

  private record Failure(IOException cause, long since) {}

  private final OpenIdSettings settings;
  private final ProviderHttp http;
  private final Time time;
  private @Nullable Known known; // guarded by this
  private @Nullable Failure failure; // guarded by this

  ProviderKnowledge(OpenIdSettings settings, ProviderHttp http, Time time) {
    this.settings = settings;
    this.http = http;
    this.time = time;
  }

  /**
   * What it told last; asked when nothing is known or what is known is old.
   *
   * @throws IOException when it cannot be asked or says nothing sound
   */
  synchronized Known latest() throws IOException {
    Known now = known;
    if (now != null && !isOver(now.since(), KNOWN_FOR)) {
      return now;
    }
    Failure last = failure;
    if (last != null && !isOver(last.since(), PAUSE)) {
      throw new IOException(last.cause().getMessage(), last.cause());
    }
    try {
      now = ask();
      known = now;
      failure = null;
      return now;
    } catch (IOException e) {
      failure = new Failure(e, time.nanos());
      throw e;
    }
  }

  private boolean isOver(long since, Duration after) {
    return time.nanos() - since > after.toNanos();
  }

  private synchronized Known ask() throws IOException {
    String issuer = settings.issuer().toString();
    String text = http.text(URI.create(issuer.replaceFirst("/$", "") + DOCUMENT));
    try {
      OIDCProviderMetadata metadata = OIDCProviderMetadata.parse(text);
      // Discovery 1.0, section 4.3: it must be the very issuer that was asked.
      if (!metadata.getIssuer().getValue().equals(issuer)) {
        throw new IOException(
            "the provider calls itself %s; set that as issuer, or mend the provider"
                .formatted(metadata.getIssuer()));
      }
      check(metadata);
      return new Known(metadata, validator(metadata, known), time.nanos());
    } catch (ParseException e) {
      throw new IOException("the provider says nothing sound of itself: " + e.getMessage(), e);
    }
  }

  private static void check(OIDCProviderMetadata metadata) throws IOException {
    URI door = metadata.getAuthorizationEndpointURI();
    if (door == null || metadata.getTokenEndpointURI() == null || metadata.getJWKSetURI() == null) {
      throw new IOException("the provider names no endpoints for the code flow");
    }
    if (!OpenIdKeys.isPrivate(door)) {
      throw new IOException("the provider names an address without TLS [url=%s]".formatted(door));
    }
  }

  /** The one of before knows the keys, which need not be asked for again. */
  private IDTokenValidator validator(OIDCProviderMetadata metadata, @Nullable Known before)
      throws IOException {
    return before != null && before.metadata().getJWKSetURI().equals(metadata.getJWKSetURI())
        ? before.validator()
        : validator(metadata);
  }

  private IDTokenValidator validator(OIDCProviderMetadata metadata) throws IOException {
    JWKSource<SecurityContext> keys =
        JWKSourceBuilder.create(metadata.getJWKSetURI().toURL(), http)
            .rateLimited(KEYS_EVERY.toMillis())
            .build();
    return new IDTokenValidator(
        metadata.getIssuer(),
        new ClientID(settings.client()),
        new JWSVerificationKeySelector<>(SIGNATURES, keys),
        null);
  }
}
