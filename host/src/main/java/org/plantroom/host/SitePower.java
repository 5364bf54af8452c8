package org.plantroom.host;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Device;
import org.plantroom.core.EdgeNode;
import org.plantroom.core.Site;
import org.plantroom.core.TagRole;
import org.plantroom.core.TagType;
import org.plantroom.core.Value;

/**
 * Power, heat and COP of one site, from the tags whose types give them a {@link TagRole}. What one
 * tag lacks makes the sum it belongs to unknown: half a sum would be a false figure. Of the lock of
 * {@link Fleet}.
 */
final class SitePower {
  /** Electric power below which a machine stands still and a ratio to it means nothing, kW. */
  private static final double AT_REST = 0.05;

  /** A tag with a role; its live tag comes with the first birth. */
  private static final class RoleTag {
    private final String path;
    private final double factor;
    private @Nullable LiveTag live;

    RoleTag(String path, double factor) {
      this.path = path;
      this.factor = factor;
    }

    /** Kilowatts; NaN when nobody knows. */
    double kilowatts(LiveTags tags) {
      live = live == null ? tags.find(path) : live;
      LiveTag.State state = live == null ? null : live.state();
      Value value = state == null || state.quality().isBad() ? null : state.sample().value();
      return value != null && value.boxed() instanceof Number number
          ? number.doubleValue() * factor
          : Double.NaN;
    }
  }

  /**
   * The figures.
   *
   * @param power electric power, kW; null when it is unknown or no tag stands for it
   * @param heat heat and cold given by machines whose power is known too, kW; null likewise
   * @param cop that heat by their electric power; null when it is unknown or they stand still
   * @param missing tags with a role whose value nobody knows
   * @param declared tags with a role
   */
  record Figures(
      @Nullable Double power,
      @Nullable Double heat,
      @Nullable Double cop,
      int missing,
      int declared) {}

  private final Map<TagRole, List<RoleTag>> byRole = new EnumMap<>(TagRole.class);
  private final List<RoleTag> driving = new ArrayList<>();

  /** Looks for the roles of a site's tags. */
  SitePower(Site site) {
    for (EdgeNode edge : site.edges().values()) {
      edge.devices().values().forEach(device -> add(edge, device));
    }
  }

  private void add(EdgeNode edge, Device device) {
    List<RoleTag> power = new ArrayList<>();
    List<RoleTag> useful = new ArrayList<>();
    for (TagType tag : device.type().tags().values()) {
      Double factor = TagRole.kilowattsIn(tag.unit());
      if (tag.role() != null && factor != null) {
        String path = edge.id().device(device.id()).tag(tag.name()).toString();
        RoleTag made = new RoleTag(path, factor);
        switch (tag.role()) {
          case POWER -> power.add(made);
          case HEAT, COLD -> useful.add(made);
          case MAINS -> roleTags(TagRole.MAINS).add(made);
        }
      }
    }
    roleTags(TagRole.POWER).addAll(power);
    if (!power.isEmpty() && !useful.isEmpty()) {
      driving.addAll(power);
      roleTags(TagRole.HEAT).addAll(useful);
    }
  }

  private List<RoleTag> roleTags(TagRole role) {
    return byRole.computeIfAbsent(role, _ -> new ArrayList<>());
  }

  /** The figures now. */
  Figures figures(LiveTags tags) {
    List<RoleTag> mains = roleTags(TagRole.MAINS);
    double power = sum(mains.isEmpty() ? roleTags(TagRole.POWER) : mains, tags);
    double heat = sum(roleTags(TagRole.HEAT), tags);
    double driven = sum(driving, tags);
    double cop = driven > AT_REST ? heat / driven : Double.NaN;
    int missing = 0;
    int declared = 0;
    for (List<RoleTag> all : byRole.values()) {
      declared += all.size();
      missing += (int) all.stream().filter(tag -> Double.isNaN(tag.kilowatts(tags))).count();
    }
    return new Figures(known(power), known(heat), known(cop), missing, declared);
  }

  /** NaN for no tags, and when one is unknown. */
  private static double sum(List<RoleTag> all, LiveTags tags) {
    double sum = all.isEmpty() ? Double.NaN : 0;
    for (RoleTag tag : all) {
      sum += tag.kilowatts(tags);
    }
    return sum;
  }

  private static @Nullable Double known(double value) {
    return Double.isFinite(value) ? (Double) value : null;
  }
}
