package org.plantroom.core;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What must hold between displays, machine types and sites: one display a machine type, and at each
 * site the machines its display shows.
 *
 * <p>Not thread-safe; used once.
 */
final class DisplayRules {
  private final Map<String, Display> displays;
  private final SequencedMap<String, String> ofTypes = new TreeMap<>();
  private final SequencedMap<String, Displays.SitePicture> ofSites = new TreeMap<>();

  /**
   * Begins.
   *
   * @param displays those without mistakes, by id
   */
  DisplayRules(Map<String, Display> displays) {
    this.displays = displays;
  }

  /** Notes the types a display is for. */
  void add(Display display, Where file) {
    for (String type : display.types()) {
      String other = ofTypes.putIfAbsent(type, display.id());
      if (other != null) {
        file.report(
            "the second display of machine type " + Excerpt.plain(type),
            "one display a machine type, the other is " + Excerpt.plain(other));
      }
    }
  }

  /**
   * Finds the display of a site: that which its file names, else that of the site's own id.
   *
   * @param known true when all displays could be read, so that one not found is not there
   */
  void addSite(String id, Section site, boolean known) {
    Optional<String> named = site.get(SiteKeys.DISPLAY);
    Display display = displays.get(named.orElse(id));
    if (display != null && (display.isOfPlant() || named.isPresent())) {
      bind(id, site, display);
    } else if (named.isPresent() && known) {
      site.where(SiteKeys.DISPLAY)
          .report(
              Excerpt.quoted(named.get()),
              "a display of the project" + Suggestion.hint(named.get(), displays.keySet()));
    }
  }

  private void bind(String id, Section site, Display display) {
    Where where = site.where(SiteKeys.DISPLAY);
    if (!display.isOfPlant()) {
      where.report(
          Excerpt.quoted(display.id()), "a display of a plant, with the key machines in its file");
      return;
    }
    SequencedMap<String, Placed<String>> chosen =
        site.get(SiteKeys.MACHINES).orElse(new LinkedHashMap<>());
    chosen.forEach(
        (name, device) -> {
          if (!display.machines().containsKey(name)) {
            device
                .where()
                .report(
                    "no machine of display " + Excerpt.plain(display.id()),
                    "one of " + String.join(", ", display.machines().keySet()));
          }
        });
    SequencedMap<String, DeviceId> machines = new LinkedHashMap<>();
    display
        .machines()
        .forEach(
            (name, type) -> {
              Placed<String> other = chosen.get(name);
              Where at = other == null ? where : other.where();
              String device = other == null ? name : other.value();
              find(id, site, device, type, at).ifPresent(found -> machines.put(name, found));
            });
    ofSites.put(
        id, new Displays.SitePicture(display.id(), Collections.unmodifiableSequencedMap(machines)));
  }

  /**
   * Finds a device at a site.
   *
   * @param device its id, or edge/device where several edges have the same
   */
  private static Optional<DeviceId> find(
      String id, Section site, String device, String type, Where where) {
    SequencedMap<DeviceId, Section> found = new LinkedHashMap<>();
    site.get(SiteKeys.EDGES)
        .ifPresent(
            edges ->
                edges.forEach(
                    (edge, keys) ->
                        keys.value()
                            .get(EdgeKeys.DEVICES)
                            .ifPresent(
                                all ->
                                    all.forEach(
                                        (name, one) -> {
                                          if (device.equals(name)
                                              || device.equals(edge + "/" + name)) {
                                            found.put(new DeviceId(id, edge, name), one.value());
                                          }
                                        }))));
    if (found.size() != 1) {
      where.report(
          "%s devices %s at this site"
              .formatted(found.isEmpty() ? "no" : "several", Excerpt.quoted(device)),
          "one device of type %s, its id or edge/id under displayMachines".formatted(type));
      return Optional.empty();
    }
    Optional<String> is = found.firstEntry().getValue().get(DeviceKeys.TYPE);
    if (is.isPresent() && !is.get().equals(type)) {
      where.report(
          "device %s of type %s".formatted(Excerpt.quoted(device), Excerpt.plain(is.get())),
          "a device of type " + type);
    }
    return Optional.of(found.firstEntry().getKey());
  }

  /** What was found. */
  Displays build() {
    SequencedMap<String, Display> all = new TreeMap<>(displays);
    return new Displays(
        Collections.unmodifiableSequencedMap(all),
        Collections.unmodifiableSequencedMap(ofTypes),
        Collections.unmodifiableSequencedMap(ofSites));
  }
}
