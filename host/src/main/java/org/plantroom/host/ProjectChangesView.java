package org.plantroom.host;

import java.util.List;
import java.util.Locale;
import org.plantroom.core.ProjectChange;
import org.plantroom.core.ProjectCheck;
import org.plantroom.core.ProjectDiff;

/** What a reload changes, or the mistakes that keep it from doing so, as the API tells it. */
record ProjectChangesView(
    boolean usable,
    String summary,
    List<ChangeView> changes,
    List<MistakeView> mistakes,
    int unlistedMistakes) {
  static ProjectChangesView of(List<ProjectChange> changes) {
    return new ProjectChangesView(
        true,
        ProjectDiff.summary(changes),
        changes.stream().map(ChangeView::of).toList(),
        List.of(),
        0);
  }

  static ProjectChangesView of(ProjectCheck.Mistaken mistaken) {
    return new ProjectChangesView(
        false,
        sentence(mistaken),
        List.of(),
        mistaken.mistakes().stream().map(MistakeView::of).toList(),
        mistaken.unlisted());
  }

  private record ChangeView(
      String kind,
      String path,
      String change,
      List<ProjectChange.Detail> details,
      boolean needsRestart) {
    static ChangeView of(ProjectChange change) {
      return new ChangeView(
          word(change.kind()),
          change.path(),
          word(change.change()),
          change.details(),
          change.needsRestart());
    }
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  static String sentence(ProjectCheck.Mistaken mistaken) {
    int count = mistaken.mistakes().size() + mistaken.unlisted();
    return count == 1 ? "the folder has a mistake" : "the folder has %d mistakes".formatted(count);
  }
}
