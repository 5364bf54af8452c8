package org.plantroom.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.Arrays;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class PlotTest {
  @Test
  void aPlotIsWellFormedAndShowsEveryLine() throws Exception {
    double[] xs = {0, 3600, 7200, 20_000};
    String svg =
        Plot.overTime("Supply & return <°C>", 20_000)
            .reference("measured", xs, new double[] {20, 21, Double.NaN, 22})
            .line("ours", xs, new double[] {20, 20.5, 21, 22})
            .svg();
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));
    assertThat(document.getElementsByTagName("polyline").getLength()).isEqualTo(2);
    assertThat(svg).contains("time, h", "measured", "ours", "Supply &amp; return &lt;°C&gt;");
  }

  @Test
  void ticksAreRoundAndInside() {
    Ticks ticks = Ticks.within(-0.3, 1.27, 8);
    assertThat(ticks.step()).isEqualTo(0.2);
    assertThat(ticks.label(0)).isEqualTo("−0.2");
    assertThat(ticks.label(1)).isEqualTo("0.0");
    assertThat(ticks.at(ticks.count() - 1)).isLessThanOrEqualTo(1.27);
    assertThat(Ticks.within(0, 8760, 8).step()).isEqualTo(2000);
  }

  @Test
  void thinningKeepsEndsAndSpikes() {
    double[] xs = new double[10_000];
    double[] ys = new double[10_000];
    Random random = new Random(7);
    Arrays.setAll(xs, i -> i);
    Arrays.setAll(ys, i -> random.nextGaussian());
    ys[4321] = 100;
    int[] kept = Thinning.of(xs, ys, 400);
    assertThat(kept).hasSize(400).isSorted().contains(0, 4321, 9999);
  }

  @Test
  void aConstantLineAndAnEmptyPlotAreDrawn() {
    double[] same = {5, 5};
    assertThat(Plot.of("constant", "x").line("a", new double[] {0, 1}, same).svg())
        .doesNotContain("NaN");
    assertThat(Plot.of("empty", "x").svg()).doesNotContain("NaN");
  }
}
