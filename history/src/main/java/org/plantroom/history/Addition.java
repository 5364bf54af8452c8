package org.plantroom.history;

import java.util.List;
import java.util.Map;
import org.plantroom.core.EdgeId;
import org.plantroom.core.OffsetRanges;

/**
 * What one transaction adds.
 *
 * @param number the transaction's own, one more than the last one stored
 * @param batch samples and losses
 * @param sites new ones, stored before the tags that need them
 * @param tags new ones
 * @param received the whole sets of the edges in the batch, as they are afterwards
 */
record Addition(
    long number,
    HistoryBatch batch,
    List<TagDictionary.SiteRef> sites,
    List<TagRef> tags,
    Map<EdgeId, OffsetRanges> received) {}
