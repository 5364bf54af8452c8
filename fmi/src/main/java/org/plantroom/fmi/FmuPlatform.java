package org.plantroom.fmi;

import java.util.Locale;

/**
 * For which machines a unit's library was compiled.
 *
 * @param folder below {@code binaries/} (FMI 2.0.4, 2.3)
 * @param suffix of the library's file
 */
record FmuPlatform(String folder, String suffix) {
  /** The platform this program runs on; the standard names none but 64 bit Intel's. */
  static FmuPlatform here() {
    return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
  }

  /** The platform of Java's names for system and processor. */
  static FmuPlatform of(String system, String processor) {
    boolean intel = processor.equals("amd64") || processor.equals("x86_64");
    String name = system.toLowerCase(Locale.ROOT);
    // For other processors the folders of FMI 3.0 have come into use.
    if (name.startsWith("mac")) {
      return new FmuPlatform(intel ? "darwin64" : processor + "-darwin", ".dylib");
    }
    if (name.startsWith("windows")) {
      return new FmuPlatform(intel ? "win64" : processor + "-windows", ".dll");
    }
    return new FmuPlatform(intel ? "linux64" : processor + "-linux", ".so");
  }
}
