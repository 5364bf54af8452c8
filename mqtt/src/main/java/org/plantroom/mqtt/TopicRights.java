package org.plantroom.mqtt;

import java.util.List;

/**
 * What a client of the embedded broker may do; everything else is refused.
 *
 * @param publishes topic filters of what it may publish, its will included
 * @param subscribes topic filters of what it may subscribe to
 */
public record TopicRights(List<String> publishes, List<String> subscribes) {
  /**
   * Checks the filters.
   *
   * @throws IllegalArgumentException when one is no topic filter
   */
  public TopicRights {
    publishes = List.copyOf(publishes);
    subscribes = List.copyOf(subscribes);
    publishes.forEach(Topics::checkFilter);
    subscribes.forEach(Topics::checkFilter);
  }
}
