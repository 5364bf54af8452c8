package org.plantroom.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.Display;
import org.plantroom.core.Displays;
import org.plantroom.core.Drawing;
import org.plantroom.core.SvgPicture;
import org.plantroom.core.Time;

/** The displays of the demo keep the rules that the check of a project has for everybody's. */
class PlantDisplaysTest {
  @Test
  void everySiteOfTheDemoHasAPictureOfItsPlant(@TempDir Path folder) throws Exception {
    try (DemoPlants demo = DemoPlants.start(folder, DemoPlants.Options.DEFAULT, Time.system())) {
      Displays displays = demo.project().displays();
      assertThat(displays.ofSites().keySet()).isEqualTo(demo.project().sites().keySet());
      assertThat(displays.ofTypes()).containsEntry("systemair-save", "systemair-save");
      assertThat(displays.all().values())
          .extracting(Display::picture)
          .filteredOn(Drawing.class::isInstance)
          .isNotEmpty()
          .allSatisfy(picture -> assertThat(((Drawing) picture).values()).hasSizeGreaterThan(5));
      assertThat(displays.ofTypes()).containsEntry("pump-drive", "pump-drive");
      assertThat(displays.all())
          .hasEntrySatisfying(
              "pump-drive",
              display -> assertThat(display.picture()).isInstanceOf(SvgPicture.class));
    }
  }
}
