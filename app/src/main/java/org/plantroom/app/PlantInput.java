package org.plantroom.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import org.plantroom.simulation.PlantSimulation;

/**
 * Hands lines of the standard input to a running plant and prints what it answers, on a thread of
 * its own named {@code console}.
 */
final class PlantInput {
  private static final String QUIT = "quit";

  private final PlantSimulation plant;
  private final PrintWriter out;
  private final boolean endsWithInput;
  private final Runnable end;

  private PlantInput(PlantSimulation plant, PrintWriter out, boolean endsWithInput, Runnable end) {
    this.plant = plant;
    this.out = out;
    this.endsWithInput = endsWithInput;
    this.end = end;
  }

  /**
   * Starts reading.
   *
   * @param endsWithInput true to end the program with its input, when only input lets time pass
   * @param end ends the program
   */
  static void start(PlantSimulation plant, PrintWriter out, boolean endsWithInput, Runnable end) {
    PlantInput input = new PlantInput(plant, out, endsWithInput, end);
    // A thread of the machine's own: reading the terminal cannot be interrupted.
    Thread.ofPlatform().daemon().name("console").start(input::read);
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.strip().equals(QUIT)) {
          end.run();
          return;
        }
        answer(plant.say(line));
      }
    } catch (IOException e) {
      answer("no more input: " + e.getMessage());
    }
    if (endsWithInput) {
      end.run();
    }
  }

  private void answer(String text) {
    if (!text.isEmpty()) {
      out.println(text);
    }
    out.flush();
  }
}
