package org.plantroom.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.testkit.TestProvider;

/** Signing in with a provider in a real browser, on whose way cookies and origins really count. */
@Timeout(180)
final class OpenIdBrowserIT {
  private static final String TYPE =
      "name: Tank\nclass: tank\ntags: {Level: {register: holding 0, type: u16}}\n";

  @Test
  void somebodyComesFromTheProviderAndIsToldWhenItIsGone(@TempDir Path folder) throws Exception {
    Path project = TestProject.write(folder.resolve("project"), TYPE, Ports.free(), Ports.free());
    try (TestProvider provider = TestProvider.start();
        Chromium chromium = Chromium.start()) {
      provider.person("17", "berta", "operators");
      provider.showPage();
      try (Program host =
          Program.start(
              "host",
              "--project",
              project,
              "--data",
              folder.resolve("host"),
              "--http",
              0,
              "--openid",
              settings(folder, provider))) {
        String address = host.awaitLine("^host: (\\S+)$").group(1);
        Page page = chromium.page(1280, 800);
        page.navigate(address + "/#/alarms");
        page.getByTestId("provider").waitFor();
        Pictures.take(page, "sign-in-provider");
        page.getByTestId("provider").click();
        page.locator("#go").click();
        page.getByTestId("account").getByText("berta").waitFor();
        assertThat(page.url()).as("where they were going").endsWith("/#/alarms");

        page.getByTestId("sign-out").click();
        page.getByTestId("provider").waitFor();
        provider.person("18", "clara", "gardeners");
        page.getByTestId("provider").click();
        page.locator("#go").click();
        page.getByText("You have no role here").waitFor();
        assertThat(page.url()).as("told once").doesNotContain("sign-in=");

        page.navigate(address + "/?sign-in=provider");
        page.getByText("The provider cannot be reached").waitFor();
        assertThat(host.out()).noneMatch(line -> line.contains(TestProvider.SECRET));
        assertThat(host.err()).noneMatch(line -> line.contains(TestProvider.SECRET));
      }
    }
  }

  /** A provider that others made and certified, with its own pages to sign in and to consent. */
  @Test
  void somebodyComesFromAProviderOfAnotherMake(@TempDir Path folder) throws Exception {
    Path project = TestProject.write(folder.resolve("project"), TYPE, Ports.free(), Ports.free());
    int http = Ports.free();
    try (ForeignProvider provider = ForeignProvider.start(folder, "http://127.0.0.1:" + http);
        Chromium chromium = Chromium.start();
        Program host =
            Program.start(
                "host",
                "--project",
                project,
                "--data",
                folder.resolve("host"),
                "--http",
                http,
                "--openid",
                settings(folder, provider))) {
      String address = host.awaitLine("^host: (\\S+)$").group(1);
      Page page = chromium.page(1280, 800);
      page.navigate(address + "/#/alarms");
      signInThere(page, "berta");
      page.getByTestId("account").getByText("berta").waitFor();
      assertThat(page.url()).as("where they were going").endsWith("/#/alarms");

      Page other = chromium.page(1280, 800);
      other.navigate(address);
      signInThere(other, "clara");
      other.getByText("You have no role here").waitFor();
      assertThat(host.out()).noneMatch(line -> line.contains(ForeignProvider.SECRET));
      assertThat(host.err()).noneMatch(line -> line.contains(ForeignProvider.SECRET));
    }
  }

  private static void signInThere(Page page, String name) {
    page.getByTestId("provider").click();
    page.locator("input[name=login]").fill(name);
    page.locator("input[name=password]").fill("any");
    page.locator("button[type=submit]").click();
    page.getByText("Continue").click();
  }

  private static Path settings(Path folder, ForeignProvider provider) throws Exception {
    String own = "scopes: [profile, groups]";
    return settings(folder, provider.issuer(), ForeignProvider.CLIENT, ForeignProvider.SECRET, own);
  }

  private static Path settings(Path folder, TestProvider provider) throws Exception {
    String own = "label: Example Energy";
    return settings(folder, provider.issuer(), TestProvider.CLIENT, TestProvider.SECRET, own);
  }

  private static Path settings(Path folder, Object issuer, String client, String secret, String own)
      throws Exception {
    Files.writeString(folder.resolve("secret"), secret + "\n");
    return Files.writeString(
        folder.resolve("openid.yaml"),
        """
        issuer: %s
        client: %s
        secret: file:secret
        %s
        groups:
          operators: {"*": operator}
        """
            .formatted(issuer, client, own));
  }
}
