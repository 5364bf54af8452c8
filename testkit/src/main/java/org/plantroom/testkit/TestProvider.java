package org.plantroom.testkit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A small OpenID Connect provider over real HTTP: discovery, code flow with PKCE, keys, end of
 * session. It shares no code with the product, and can be told to lie. Thread-safe.
 */
public final class TestProvider implements AutoCloseable {
  /** What it calls the host. */
  public static final String CLIENT = "plantroom";

  /** The host's secret. */
  public static final String SECRET = "s3cret of the host";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  /** How an ID token is sealed. */
  public enum Seal {
    /** By the published key. */
    SIGNED,
    /** By a key nobody has published, under the published one's name. */
    FORGED,
    /** Not at all: {@code alg} is {@code none}. */
    NONE,
    /** By the published key as if it were a shared secret. */
    SHARED
  }

  private record Key(String id, KeyPair pair) {
    static Key fresh() {
      try {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return new Key(UUID.randomUUID().toString(), generator.generateKeyPair());
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every Java runtime has RSA", e);
      }
    }

    RSAPublicKey published() {
      return (RSAPublicKey) pair.getPublic();
    }
  }

  private final HttpServer server;
  private final AtomicInteger keyQuestions = new AtomicInteger();
  private final Map<String, Map<String, String>> questions = new ConcurrentHashMap<>();
  private volatile Key key = Key.fresh();
  private volatile Seal seal = Seal.SIGNED;
  private volatile Map<String, Object> person = Map.of("sub", "1");
  private volatile Consumer<Map<String, Object>> lie = claims -> {};
  private volatile boolean showsPage;
  private volatile boolean refuses;
  private volatile int padding;

  private TestProvider(HttpServer server) {
    this.server = server;
  }

  /** Serves on a free port of loopback. */
  public static TestProvider start() throws IOException {
    return start(0);
  }

  /** Serves on a port of loopback. */
  public static TestProvider start(int port) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    TestProvider provider = new TestProvider(server);
    server.createContext("/.well-known/openid-configuration", provider::discovery);
    server.createContext("/keys", provider::keys);
    server.createContext("/authorize", provider::authorize);
    server.createContext("/token", provider::token);
    server.createContext("/end", provider::end);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return provider;
  }

  /** What it calls itself. */
  public String issuer() {
    return "http://127.0.0.1:" + port();
  }

  /** Where it serves. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** From now on this one signs in. */
  public void person(String subject, String name, String... groups) {
    person = Map.of("sub", subject, "preferred_username", name, "groups", List.of(groups));
  }

  /** From now on the claims of ID tokens pass through this. */
  public void lie(Consumer<Map<String, Object>> change) {
    lie = change;
  }

  /** From now on ID tokens are sealed so. */
  public void seal(Seal next) {
    seal = next;
  }

  /** From now on people press a button before they go back. */
  public void showPage() {
    showsPage = true;
  }

  /** From now on it sends everybody back with an error. */
  public void refuse() {
    refuses = true;
  }

  /** From now on its documents have so many characters more. */
  public void pad(int characters) {
    padding = characters;
  }

  /** Takes another key, and publishes only that. */
  public void rotateKey() {
    key = Key.fresh();
  }

  /** How often its keys were asked for. */
  public int keyQuestions() {
    return keyQuestions.get();
  }

  private void discovery(HttpExchange exchange) throws IOException {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("issuer", issuer());
    document.put("authorization_endpoint", issuer() + "/authorize");
    document.put("token_endpoint", issuer() + "/token");
    document.put("jwks_uri", issuer() + "/keys");
    document.put("end_session_endpoint", issuer() + "/end");
    document.put("response_types_supported", List.of("code"));
    document.put("subject_types_supported", List.of("public"));
    document.put("id_token_signing_alg_values_supported", List.of("RS256"));
    document.put("padding", "x".repeat(padding));
    answer(exchange, 200, document);
  }

  private void keys(HttpExchange exchange) throws IOException {
    keyQuestions.incrementAndGet();
    RSAPublicKey published = key.published();
    answer(
        exchange,
        200,
        Map.of(
            "keys",
            List.of(
                Map.of(
                    "kty",
                    "RSA",
                    "use",
                    "sig",
                    "alg",
                    "RS256",
                    "kid",
                    key.id(),
                    "n",
                    unsigned(published.getModulus()),
                    "e",
                    unsigned(published.getPublicExponent())))));
  }

  private static String unsigned(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return BASE64.encodeToString(
        bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
  }

  private void authorize(HttpExchange exchange) throws IOException {
    Map<String, String> asked = form(exchange.getRequestURI().getRawQuery());
    String code = UUID.randomUUID().toString();
    questions.put(code, asked);
    String back =
        asked.get("redirect_uri")
            + (refuses ? "?error=access_denied" : "?code=" + code)
            + "&state="
            + URLEncoder.encode(asked.getOrDefault("state", ""), StandardCharsets.UTF_8);
    if (showsPage) {
      page(exchange, back);
    } else {
      exchange.getResponseHeaders().set("Location", back);
      exchange.sendResponseHeaders(302, -1);
      exchange.close();
    }
  }

  private static void page(HttpExchange exchange, String back) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    send(
        exchange,
        200,
        "<!doctype html><title>Provider</title><h1>Provider</h1><a id=\"go\" href=\"%s\">Go on</a>"
            .formatted(back.replace("&", "&amp;")));
  }

  private void token(HttpExchange exchange) throws IOException {
    Map<String, String> told =
        form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    Map<String, String> asked = questions.remove(told.getOrDefault("code", ""));
    if (asked == null || !isOurHost(exchange) || !fits(asked, told)) {
      answer(exchange, 400, Map.of("error", "invalid_grant"));
      return;
    }
    answer(
        exchange,
        200,
        Map.of(
            "access_token",
            UUID.randomUUID().toString(),
            "token_type",
            "Bearer",
            "expires_in",
            300,
            "id_token",
            idToken(asked.get("nonce"))));
  }

  private static boolean isOurHost(HttpExchange exchange) {
    String basic =
        URLEncoder.encode(CLIENT, StandardCharsets.UTF_8)
            + ":"
            + URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
    String expected =
        "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8));
    return expected.equals(exchange.getRequestHeaders().getFirst("Authorization"));
  }

  private static boolean fits(Map<String, String> asked, Map<String, String> told) {
    return Objects.equals(asked.get("redirect_uri"), told.get("redirect_uri"))
        && "S256".equals(asked.get("code_challenge_method"))
        && challenge(told.getOrDefault("code_verifier", "")).equals(asked.get("code_challenge"));
  }

  private static String challenge(String verifier) {
    try {
      return BASE64.encodeToString(
          MessageDigest.getInstance("SHA-256")
              .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  private String idToken(@Nullable String nonce) throws IOException {
    long now = Instant.now().getEpochSecond();
    Map<String, Object> claims = new LinkedHashMap<>(person);
    claims.put("iss", issuer());
    claims.put("aud", CLIENT);
    claims.put("iat", now);
    claims.put("exp", now + 300);
    claims.put("nonce", nonce);
    lie.accept(claims);
    String algorithm =
        switch (seal) {
          case SIGNED, FORGED -> "RS256";
          case NONE -> "none";
          case SHARED -> "HS256";
        };
    String body =
        encoded(Map.of("alg", algorithm, "kid", key.id(), "typ", "JWT")) + "." + encoded(claims);
    return body + "." + signature(body);
  }

  private static String encoded(Map<String, Object> part) throws IOException {
    return BASE64.encodeToString(JSON.writeValueAsBytes(part));
  }

  private String signature(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.US_ASCII);
    return switch (seal) {
      case SIGNED -> BASE64.encodeToString(signed(bytes, key));
      case FORGED -> BASE64.encodeToString(signed(bytes, Key.fresh()));
      case NONE -> "";
      case SHARED -> BASE64.encodeToString(shared(bytes));
    };
  }

  private static byte[] signed(byte[] bytes, Key with) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(with.pair().getPrivate());
      signature.update(bytes);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has RSA", e);
    }
  }

  private byte[] shared(byte[] bytes) {
    try {
      javax.crypto.Mac mac = javax.crypto.Mac.getInstance("HmacSHA256");
      mac.init(new javax.crypto.spec.SecretKeySpec(key.published().getEncoded(), "HmacSHA256"));
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has HMAC", e);
    }
  }

  private void end(HttpExchange exchange) throws IOException {
    Map<String, String> asked = form(exchange.getRequestURI().getRawQuery());
    exchange
        .getResponseHeaders()
        .set("Location", asked.getOrDefault("post_logout_redirect_uri", issuer()));
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private static Map<String, String> form(@Nullable String text) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String pair : (text == null ? "" : text).split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields.put(
            pair.substring(0, equals),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return fields;
  }

  private static void answer(HttpExchange exchange, int status, Map<String, Object> body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    send(exchange, status, JSON.writeValueAsString(body));
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /** Ends it; nobody answers at its address from then on. */
  public void stop() {
    server.stop(0);
  }

  @Override
  public void close() {
    stop();
  }
}
