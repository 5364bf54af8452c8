package org.plantroom.systemtests;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Pictures of pages: for the documents with {@code -Dplantroom.screenshots=true}, else to look at.
 */
final class Pictures {
  private Pictures() {}

  /** Takes one of the page as it is, in the day palette. */
  static void take(Page page, String name) throws IOException {
    take(page, name, Boolean.getBoolean("plantroom.screenshots") ? documents() : toLookAt());
  }

  /** Takes one that no document shows. */
  static void look(Page page, String name) throws IOException {
    take(page, name, toLookAt());
  }

  private static Path documents() {
    return Repository.root().resolve("docs").resolve("images");
  }

  private static Path toLookAt() {
    return Repository.root().resolve("system-tests").resolve("target").resolve("images");
  }

  private static void take(Page page, String name, Path folder) throws IOException {
    Files.createDirectories(folder);
    page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name + "-day.png")));
  }
}
