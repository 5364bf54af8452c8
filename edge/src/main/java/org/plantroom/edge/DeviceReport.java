package org.plantroom.edge;

import java.util.List;

/**
 * What one poll of a device found worth telling.
 *
 * @param device the device's id within the edge
 * @param samples the samples, one a tag at most
 */
public record DeviceReport(String device, List<TagSample> samples) {}
