package org.plantroom.host;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.plantroom.core.Device;
import org.plantroom.core.EdgeNode;
import org.plantroom.core.Site;
import org.plantroom.core.TagPath;
import org.plantroom.core.TagType;

/** {@code GET /api/tag-search}: tags by words of their names and of those of where they are. */
final class TagSearchApi {
  private static final int MOST = 100;
  private static final int LONGEST = 200;
  private static final int MOST_WORDS = 10;

  private final RunningProject running;

  TagSearchApi(RunningProject running) {
    this.running = running;
  }

  void routes(RoutesConfig routes) {
    routes.get("/api/tag-search", this::answer);
  }

  private record Answer(List<FoundTag> tags, boolean more) {}

  private void answer(Context context) {
    if (!context.queryParams("tag").isEmpty()) {
      List<FoundTag> named =
          Params.tags(context).stream().flatMap(tag -> find(tag).stream()).toList();
      context.json(new Answer(named, false));
      return;
    }
    String asked = context.queryParam("words");
    if (asked == null || asked.length() > LONGEST) {
      throw Problem.badRequest("give words of at most %d characters, or tags".formatted(LONGEST));
    }
    List<String> words =
        Arrays.stream(asked.toLowerCase(Locale.ROOT).strip().split("\\s+"))
            .limit(MOST_WORDS)
            .toList();
    List<FoundTag> found = new ArrayList<>();
    Predicate<String> sight = Caller.of(context).sight();
    for (Site site : running.project().sites().values()) {
      if (found.size() <= MOST && sight.test(site.id())) {
        search(site, words, found);
      }
    }
    context.json(new Answer(found.subList(0, Math.min(MOST, found.size())), found.size() > MOST));
  }

  private List<FoundTag> find(TagPath path) {
    Site site = running.project().sites().get(path.site());
    EdgeNode edge = site == null ? null : site.edges().get(path.edge());
    Device device = edge == null ? null : edge.devices().get(path.device());
    TagType tag = device == null ? null : device.type().tags().get(path.tag());
    return site == null || edge == null || device == null || tag == null
        ? List.of()
        : List.of(FoundTag.of(site, edge, device, tag));
  }

  private static void search(Site site, List<String> words, List<FoundTag> found) {
    for (EdgeNode edge : site.edges().values()) {
      for (Device device : edge.devices().values()) {
        search(site, edge, device, words, found);
      }
    }
  }

  /** Words that the machine's own names hold need not stand in the tag's. */
  private static void search(
      Site site, EdgeNode edge, Device device, List<String> words, List<FoundTag> found) {
    String place =
        String.join(
                "\n",
                site.id(),
                site.name(),
                edge.id().edge(),
                edge.name(),
                device.id(),
                device.name(),
                device.type().name(),
                edge.id().device(device.id()).toString())
            .toLowerCase(Locale.ROOT);
    List<String> left = words.stream().filter(word -> !place.contains(word)).toList();
    for (TagType tag : device.type().tags().values()) {
      if (found.size() > MOST) {
        return;
      }
      String own = (tag.name() + "\n" + tag.description() + "\n" + tag.group());
      String lower = own.toLowerCase(Locale.ROOT);
      if (left.stream().allMatch(lower::contains)) {
        found.add(FoundTag.of(site, edge, device, tag));
      }
    }
  }
}
