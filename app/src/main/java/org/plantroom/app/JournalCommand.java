package org.plantroom.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.plantroom.edge.JournalView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plantroom journal DIR}: what an edge still owes the host. */
@Command(
    name = "journal",
    mixinStandardHelpOptions = true,
    description =
        "Read an edge's journal: its files, its losses, and with --entries every sample in it.")
final class JournalCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "the edge's folder, DATA/SITE/EDGE")
  private Path folder = Path.of(".");

  @Option(names = "--entries", description = "every sample, a line each, instead of the files")
  private boolean entries;

  @Option(names = "--json", description = "for programs: one JSON object, or one a sample")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    JournalView journal = JournalView.read(folder);
    if (entries) {
      journal.forEachEntry(entry -> JournalOutput.entry(entry, json, out));
    } else if (json) {
      JournalOutput.writeJson(journal, out);
    } else {
      JournalOutput.print(journal, out);
    }
    out.flush();
    return 0;
  }
}
