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
    Path root = Repository.root();
    Path folder =
        Boolean.getBoolean("plantroom.screenshots")
            ? root.resolve("docs").resolve("images")
            : root.resolve("system-tests").resolve("target").resolve("images");
    Files.createDirectories(folder);
    page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name + "-day.png")));
  }
}
