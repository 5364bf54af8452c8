package org.plantroom.sparkplug;

import java.util.List;
import java.util.stream.Stream;
import org.plantroom.core.EdgeId;

/**
 * The topics each role has business with (Sparkplug 3.0, 4 and 5), for brokers that keep clients to
 * their own.
 *
 * @param publishes topic filters of what it publishes, its will included
 * @param subscribes topic filters of what it subscribes to
 */
public record RoleTopics(List<String> publishes, List<String> subscribes) {
  private static final List<MessageType> FROM_EDGES =
      List.of(
          MessageType.NBIRTH,
          MessageType.NDEATH,
          MessageType.NDATA,
          MessageType.DBIRTH,
          MessageType.DDEATH,
          MessageType.DDATA);
  private static final List<MessageType> TO_EDGES = List.of(MessageType.NCMD, MessageType.DCMD);

  /** What an edge node says for itself and its devices, and what is said to it. */
  public static RoleTopics ofEdge(EdgeId edge) {
    return new RoleTopics(
        FROM_EDGES.stream().map(type -> SparkplugTopic.filter(type, edge)).toList(),
        List.of(
            SparkplugTopic.filter(MessageType.STATE),
            SparkplugTopic.nodeCommandFilter(edge),
            SparkplugTopic.deviceCommandFilter(edge)));
  }

  /** What a host application says, its STATE and commands, and what every edge node says. */
  public static RoleTopics ofHost(String hostId) {
    String state = SparkplugTopic.state(hostId).toString();
    List<String> hears =
        Stream.concat(Stream.of(state), FROM_EDGES.stream().map(SparkplugTopic::filter)).toList();
    List<String> says =
        Stream.concat(Stream.of(state), TO_EDGES.stream().map(SparkplugTopic::filter)).toList();
    return new RoleTopics(says, hears);
  }
}
