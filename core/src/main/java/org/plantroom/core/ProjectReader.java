package org.plantroom.core;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * One reading of a project folder: types first, since sites name them, and building only when
 * nothing at all is wrong.
 *
 * <p>Not thread-safe; used once.
 */
final class ProjectReader {
  /** Bounds the mistakes in memory: each file may have as many as are told of all. */
  private static final int SITES_AT_ONCE = 64;

  private static final String SVG = ".svg";

  /** A site's file; its keys report to its own mistakes. */
  private record ReadSite(String id, Optional<Section> site, Mistakes mistakes) {}

  private final ProjectFolder folder;
  private final Mistakes mistakes = new Mistakes();
  private final TypeCatalogue types = new TypeCatalogue(mistakes);
  private final SequencedMap<String, Section> sites = new TreeMap<>();

  /**
   * Begins a reading.
   *
   * @param pending what is saved and not in the folder's files yet
   */
  ProjectReader(Path folder, ChangeSet pending) {
    this.folder = new ProjectFolder(folder, pending, mistakes);
  }

  ProjectCheck read() {
    if (!folder.exists()) {
      return new ProjectCheck.Mistaken(mistakes.list(), 0);
    }
    folder.checkStrangers();
    Optional<Section> settings = section(ProjectFolder.PROJECT_FILE, ProjectKeys.FORMAT);
    settings.flatMap(project -> project.get(ProjectKeys.MQTT)).ifPresent(MqttRules::check);
    settings.ifPresent(UplinkRules::check);
    Optional<Section> notifications = notifications();
    folder.files("types").forEach(this::readType);
    readSites(List.copyOf(folder.files("sites").entrySet()));
    Displays displays = displays();
    if (mistakes.isEmpty()) {
      Project project = build(settings.orElseThrow(), notifications, displays);
      new RemoteTagRules(project, mistakes).check(sites);
      new ParentAlarmRules(project, mistakes).check(sites);
      if (mistakes.isEmpty()) {
        return new ProjectCheck.Valid(project);
      }
    }
    return new ProjectCheck.Mistaken(mistakes.list(), mistakes.unlisted());
  }

  private Optional<Section> notifications() {
    if (!folder.has(ProjectFolder.NOTIFICATIONS_FILE)) {
      return Optional.empty();
    }
    Optional<Section> all = section(ProjectFolder.NOTIFICATIONS_FILE, NotificationKeys.FORMAT);
    all.ifPresent(keys -> new NotificationRules(keys).check());
    return all;
  }

  private void readType(String id, Path file) {
    Where where = Where.top(mistakes, file);
    types.add(id, folder.text(file, where).flatMap(text -> TypeFile.read(id, text, where)));
  }

  /** Sites are most of a large project, and all cores read them, a few files at a time. */
  private void readSites(List<Map.Entry<String, Path>> files) {
    for (int first = 0; first < files.size(); first += SITES_AT_ONCE) {
      List<Map.Entry<String, Path>> some =
          files.subList(first, Math.min(files.size(), first + SITES_AT_ONCE));
      some.parallelStream().map(this::readSite).toList().forEach(this::takeSite);
    }
  }

  private ReadSite readSite(Map.Entry<String, Path> file) {
    Mistakes own = new Mistakes();
    Optional<Section> site = section(Where.top(own, file.getValue()), SiteKeys.FORMAT);
    return new ReadSite(file.getKey(), site, own);
  }

  private void takeSite(ReadSite read) {
    read.site.ifPresent(
        site -> {
          new SiteRules(types).check(site);
          sites.put(read.id, site);
        });
    mistakes.addAll(read.mistakes);
  }

  private Displays displays() {
    SequencedMap<String, Path> files = folder.files("displays", List.of(ProjectFolder.ENDING, SVG));
    SequencedMap<String, Display> read = new TreeMap<>();
    files.forEach((id, file) -> display(id, file).ifPresent(one -> read.put(id, one)));
    DisplayRules rules = new DisplayRules(read);
    files.forEach(
        (id, file) -> {
          Display display = read.get(id);
          if (display != null) {
            rules.add(display, Where.top(mistakes, file));
          }
        });
    sites.forEach((id, site) -> rules.addSite(id, site, read.size() == files.size()));
    return rules.build();
  }

  private Optional<Display> display(String id, Path file) {
    Where where = Where.top(mistakes, file);
    return folder
        .text(file, where)
        .flatMap(
            text ->
                file.toString().endsWith(SVG)
                    ? DisplayFile.svg(id, text, where, types)
                    : DisplayFile.yaml(id, text, where, types));
  }

  private Optional<Section> section(Path file, Format format) {
    return section(Where.top(mistakes, file), format);
  }

  private Optional<Section> section(Where where, Format format) {
    Path file = where.file();
    return folder
        .text(file, where)
        .flatMap(text -> YamlTree.read(text, where))
        .flatMap(node -> format.read(node, where.at(Place.START)));
  }

  private Project build(Section project, Optional<Section> notifications, Displays displays) {
    SequencedMap<String, Site> built = new TreeMap<>();
    SiteBuilder builder = new SiteBuilder(types, folder.root());
    sites.forEach((id, site) -> built.put(id, builder.build(id, site)));
    return new Project(
        settings(project),
        types.built(),
        Collections.unmodifiableSequencedMap(built),
        notifications.map(new NotificationBuilder(folder.root())::build).orElse(Notifications.NONE),
        displays);
  }

  private ProjectSettings settings(Section project) {
    String id = project.need(ProjectKeys.PROJECT);
    Section history = project.need(ProjectKeys.HISTORY);
    MqttBuilder mqtt = new MqttBuilder(folder.root());
    return new ProjectSettings(
        id,
        project.get(ProjectKeys.NAME).orElse(id),
        mqtt.build(project.need(ProjectKeys.MQTT)),
        project.need(ProjectKeys.SPARKPLUG).need(ProjectKeys.HOST_ID),
        project.need(ProjectKeys.SPARKPLUG).need(ProjectKeys.RECEIPTS),
        uplinks(project, mqtt),
        history.need(ProjectKeys.COMMIT_EVERY),
        history.need(ProjectKeys.SEAL_AFTER),
        history.get(ProjectKeys.RETENTION).map(ProjectReader::retention).orElse(Retention.FOREVER),
        project.need(ProjectKeys.COMMANDS).need(ProjectKeys.APPROVE_WITHIN));
  }

  private static SequencedMap<String, ProjectUplink> uplinks(Section project, MqttBuilder mqtt) {
    SequencedMap<String, ProjectUplink> uplinks = new LinkedHashMap<>();
    project
        .get(ProjectKeys.UPLINKS)
        .ifPresent(all -> all.forEach((name, up) -> uplinks.put(name, mqtt.uplink(up.value()))));
    return Collections.unmodifiableSequencedMap(uplinks);
  }

  private static Retention retention(SequencedMap<String, Placed<Duration>> rules) {
    SequencedMap<String, Duration> durations = new LinkedHashMap<>();
    rules.forEach((key, keep) -> durations.put(key, keep.value()));
    return new Retention(durations);
  }
}
