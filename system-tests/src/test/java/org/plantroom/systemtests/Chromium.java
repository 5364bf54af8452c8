package org.plantroom.systemtests;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The system's own Chromium, driven by Playwright, which downloads nothing. Remembers which
 * addresses its pages asked. Owner: the test's thread.
 */
final class Chromium implements AutoCloseable {
  private static final List<Path> PROGRAMS =
      Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser").map(Path::of).toList();

  private static final List<String> QUIET =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Playwright playwright;
  private final Browser browser;
  private final Map<Page, Set<String>> asked = new ConcurrentHashMap<>();

  private Chromium(Path program) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(program).setArgs(QUIET));
  }

  /** Starts it; skips the test where it is not installed, but fails in CI. */
  static Chromium start() {
    Path program = PROGRAMS.stream().filter(Files::isExecutable).findFirst().orElse(null);
    if (program == null) {
      String words = "Chromium is not installed (Debian: apt install chromium)";
      Assumptions.assumeFalse(System.getenv("CI") == null, words);
      throw new AssertionError(words);
    }
    return new Chromium(program);
  }

  /** A page of a fresh profile. */
  Page page(int width, int height) {
    return page(new Browser.NewContextOptions().setViewportSize(width, height));
  }

  /** A page of a browser that lies in an IANA time zone. */
  Page page(int width, int height, String zone) {
    return page(new Browser.NewContextOptions().setViewportSize(width, height).setTimezoneId(zone));
  }

  /** A page of a browser whose owner reads a language, as {@code sv-SE}. */
  Page pageOf(int width, int height, String language) {
    return page(new Browser.NewContextOptions().setViewportSize(width, height).setLocale(language));
  }

  private Page page(Browser.NewContextOptions options) {
    Page page = browser.newContext(options).newPage();
    Set<String> urls = ConcurrentHashMap.newKeySet();
    asked.put(page, urls);
    page.onRequest(request -> urls.add(request.url()));
    page.onWebSocket(socket -> urls.add(socket.url()));
    return page;
  }

  /** The addresses a page has asked so far. */
  Set<String> asked(Page page) {
    return Set.copyOf(asked.getOrDefault(page, Set.of()));
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
