package org.plantroom.host;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.plantroom.core.Device;
import org.plantroom.core.EdgeNode;
import org.plantroom.core.Site;
import org.plantroom.core.TagType;

/**
 * A tag that a search found.
 *
 * @param tag what the project says of it
 * @param siteName the site's name
 * @param deviceName the machine's name
 * @param timeZone the site's, IANA name
 */
record FoundTag(
    @JsonUnwrapped TagTypeView tag, String siteName, String deviceName, String timeZone) {
  static FoundTag of(Site site, EdgeNode edge, Device device, TagType tag) {
    String path = edge.id().device(device.id()).toString();
    return new FoundTag(
        TagTypeView.of(path, tag), site.name(), device.name(), site.timeZone().getId());
  }
}
