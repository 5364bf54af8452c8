package org.plantroom.mqtt;

/**
 * What a connection did since it was made. All only grow.
 *
 * @param sent messages handed to the network (QoS 0) or acknowledged by the broker (QoS 1 and 2)
 * @param received messages handed to the listener
 * @param droppedOutgoing messages {@code publish} turned away, not connected or queue full
 * @param droppedIncoming messages that fell out of the full incoming queue, oldest QoS 0 first
 * @param failed messages taken by {@code publish} that the network then lost, and listener calls
 *     that threw
 * @param connects connections made, the first included
 * @param refused attempts that ended without a connection
 */
public record LinkCounters(
    long sent,
    long received,
    long droppedOutgoing,
    long droppedIncoming,
    long failed,
    long connects,
    long refused) {}
