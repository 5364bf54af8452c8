package org.plantroom.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Time;
import org.plantroom.core.Trust;

/**
 * Speaks with an OpenID Connect provider: authorisation code with PKCE (OpenID Connect Core 1.0,
 * section 3.1; RFC 7636). The provider is asked at the first use, so that a host starts without it.
 * Thread-safe.
 */
public final class OpenIdProvider implements AutoCloseable {
  private static final int LONGEST_CODE = 4_096;

  private final OpenIdSettings settings;
  private final ProviderHttp http;
  private final ProviderKnowledge knowledge;

  /**
   * Asks nothing yet.
   *
   * @throws IOException when the certificates to trust cannot be read
   */
  public OpenIdProvider(OpenIdSettings settings, Time time) throws IOException {
    this.settings = settings;
    this.http = new ProviderHttp(Trust.context(settings.trust()));
    this.knowledge = new ProviderKnowledge(settings, http, time);
  }

  /** What was set. */
  public OpenIdSettings settings() {
    return settings;
  }

  /**
   * Where to send a browser.
   *
   * @throws IOException when the provider cannot be asked, with a sentence for the log
   */
  public URI address(OpenIdTry begun) throws IOException {
    return new AuthenticationRequest.Builder(
            ResponseType.CODE,
            new Scope(settings.scopes().toArray(String[]::new)),
            client(),
            begun.redirect())
        .endpointURI(knowledge.latest().metadata().getAuthorizationEndpointURI())
        .state(new State(begun.state()))
        .nonce(begun.nonce())
        .codeChallenge(begun.verifier(), CodeChallengeMethod.S256)
        .build()
        .toURI();
  }

  /**
   * Learns who came back.
   *
   * @param code that the browser brought
   * @param issuer that the answer names, null when it names none (RFC 9207)
   */
  public Vouching person(@Nullable String code, @Nullable String issuer, OpenIdTry begun) {
    if (code == null || code.isEmpty() || code.length() > LONGEST_CODE) {
      return new Vouching.Refused("the provider gave no code");
    }
    if (issuer != null && !issuer.equals(settings.issuer().toString())) {
      return new Vouching.Refused("the answer is from another provider");
    }
    ProviderKnowledge.Known known;
    TokenResponse answer;
    try {
      known = knowledge.latest();
      answer = OIDCTokenResponseParser.parse(question(known.metadata(), code, begun).send(http));
    } catch (IOException e) {
      return new Vouching.Unreachable(String.valueOf(e.getMessage()));
    } catch (ParseException e) {
      return new Vouching.Refused("the provider's answer cannot be read: " + e.getMessage());
    }
    return answer.indicatesSuccess()
        ? person(known, ((OIDCTokenResponse) answer.toSuccessResponse()), begun)
        : new Vouching.Refused(
            "the provider refuses the code: " + answer.toErrorResponse().getErrorObject());
  }

  private com.nimbusds.oauth2.sdk.http.HTTPRequest question(
      OIDCProviderMetadata metadata, String code, OpenIdTry begun) {
    AuthorizationCodeGrant grant =
        new AuthorizationCodeGrant(new AuthorizationCode(code), begun.redirect(), begun.verifier());
    URI endpoint = metadata.getTokenEndpointURI();
    String secret = settings.secret();
    TokenRequest.Builder request =
        secret == null
            ? new TokenRequest.Builder(endpoint, client(), grant)
            : new TokenRequest.Builder(
                endpoint, new ClientSecretBasic(client(), new Secret(secret)), grant);
    return request.build().toHTTPRequest();
  }

  private Vouching person(
      ProviderKnowledge.Known known, OIDCTokenResponse answer, OpenIdTry begun) {
    JWT token = answer.getOIDCTokens().getIDToken();
    if (token == null) {
      return new Vouching.Refused("the provider gave no ID token");
    }
    try {
      IDTokenClaimsSet claims = known.validator().validate(token, begun.nonce());
      return new Vouching.Person(
          claims.getIssuer().getValue(),
          claims.getSubject().getValue(),
          name(claims),
          groups(claims));
    } catch (BadJOSEException e) {
      return new Vouching.Refused("the ID token does not hold: " + e.getMessage());
    } catch (JOSEException e) {
      return new Vouching.Unreachable("the provider's keys cannot be had: " + e.getMessage());
    }
  }

  private String name(IDTokenClaimsSet claims) {
    String name = claims.getStringClaim(settings.claims().name());
    return name == null ? claims.getSubject().getValue() : name;
  }

  private List<String> groups(IDTokenClaimsSet claims) {
    List<String> groups = claims.getStringListClaim(settings.claims().groups());
    return groups == null ? List.of() : groups;
  }

  /**
   * Where a browser goes to end its session at the provider too (OpenID Connect RP-Initiated Logout
   * 1.0).
   *
   * @param back where the provider sends the browser afterwards
   * @return empty when that is not set, or the provider does not offer it or cannot be asked
   */
  public Optional<URI> signOut(URI back) {
    if (!settings.signOutThere()) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(knowledge.latest().metadata().getEndSessionEndpointURI())
          .map(end -> new LogoutRequest(end, null, null, client(), back, null, null).toURI());
    } catch (IOException e) {
      return Optional.empty(); // signed out here all the same
    }
  }

  private ClientID client() {
    return new ClientID(settings.client());
  }

  @Override
  public void close() {
    http.close();
  }
}
