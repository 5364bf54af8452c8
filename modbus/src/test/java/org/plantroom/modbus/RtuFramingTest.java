package org.plantroom.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.digitalpetri.modbus.MbapHeader;
import com.digitalpetri.modbus.ModbusTcpFrame;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** RTU frames on a stream; the golden ones carry checksums computed elsewhere. */
class RtuFramingTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final int ROUNDS = Boolean.getBoolean("plantroom.full") ? 2_000_000 : 20_000;

  /** Unit, function, a byte count of 255 with its bytes, and the checksum. */
  private static final int LONGEST_FRAME = 260;

  /** Unit 17 answers three registers from 107 on (Modbus over Serial Line's example values). */
  private static final String ANSWER = "110306ae415652434049ad";

  private static EmbeddedChannel asked(int transaction, int unit) {
    EmbeddedChannel channel = new EmbeddedChannel(new RtuFraming());
    byte[] pdu = HEX.parseHex("03006b0003");
    channel.writeOutbound(
        new ModbusTcpFrame(
            new MbapHeader(transaction, 0, 1 + pdu.length, unit), ByteBuffer.wrap(pdu)));
    return channel;
  }

  private static ByteBuf bytes(String hex) {
    return Unpooled.wrappedBuffer(HEX.parseHex(hex));
  }

  @Test
  void aRequestGoesOutWithItsChecksum() {
    ByteBuf out = asked(7, 0x11).readOutbound();
    byte[] sent = new byte[out.readableBytes()];
    out.readBytes(sent);
    assertThat(sent).isEqualTo(HEX.parseHex("1103006b00037687"));
  }

  @Test
  void anAnswerCutAnywhereIsOneFrameOfItsRequest() {
    byte[] answer = HEX.parseHex(ANSWER);
    for (int cut = 1; cut < answer.length; cut++) {
      EmbeddedChannel channel = asked(7, 0x11);
      channel.writeInbound(Unpooled.copiedBuffer(answer, 0, cut));
      channel.writeInbound(Unpooled.copiedBuffer(answer, cut, answer.length - cut));
      ModbusTcpFrame frame = channel.readInbound();
      assertThat(frame.header().transactionId()).isEqualTo(7);
      assertThat(frame.pdu().remaining()).isEqualTo(8);
      assertThat(channel.<Object>readInbound()).isNull();
    }
  }

  @Test
  void errorAnswersEndAfterTheirCode() {
    EmbeddedChannel channel = asked(7, 0x11);
    channel.writeInbound(bytes("118302c134"));
    ModbusTcpFrame frame = channel.readInbound();
    assertThat(frame.pdu().remaining()).isEqualTo(2);
    assertThat(frame.header().transactionId()).isEqualTo(7);
  }

  @Test
  void framesNobodyWaitsForBelongToNoRequest() {
    EmbeddedChannel other = asked(7, 0x12);
    other.writeInbound(bytes(ANSWER));
    assertThat(other.<ModbusTcpFrame>readInbound().header().transactionId()).isNotEqualTo(7);
    EmbeddedChannel twice = asked(7, 0x11);
    twice.writeInbound(bytes(ANSWER + ANSWER));
    assertThat(twice.<ModbusTcpFrame>readInbound().header().transactionId()).isEqualTo(7);
    assertThat(twice.<ModbusTcpFrame>readInbound().header().transactionId()).isNotEqualTo(7);
  }

  @Test
  void aWrongChecksumIsNoFrame() {
    EmbeddedChannel channel = asked(7, 0x11);
    assertThatThrownBy(() -> channel.writeInbound(bytes("110306ae415652434049ae")))
        .isInstanceOf(DecoderException.class)
        .hasMessageContaining("checksum");
  }

  @Test
  void whateverComesIsAFrameOrARefusalAndNothingGrows() {
    long seed = Long.getLong("plantroom.seed", System.nanoTime());
    System.out.println("RtuFramingTest seed " + seed);
    Random random = new Random(seed);
    byte[] answer = HEX.parseHex(ANSWER);
    int most = 0;
    for (int round = 0; round < ROUNDS; round++) {
      EmbeddedChannel channel = asked(round & 0xFFFF, 0x11);
      try {
        for (int part = random.nextInt(4); part >= 0; part--) {
          channel.writeInbound(Unpooled.wrappedBuffer(mutated(answer, random)));
        }
        most = Math.max(most, framesAndRest(channel));
      } catch (DecoderException refused) {
        assertThat(refused).hasMessageContaining("no RTU");
      } finally {
        release(channel);
      }
    }
    assertThat(most).as("bytes held back, seed %d", seed).isBetween(1, LONGEST_FRAME - 1);
  }

  /** Gives back what the decoder holds; what is left need be no frame. */
  private static void release(EmbeddedChannel channel) {
    try {
      channel.finishAndReleaseAll();
    } catch (DecoderException e) {
      assertThat(e).hasMessageContaining("no RTU");
    }
  }

  private static byte[] mutated(byte[] answer, Random random) {
    byte[] mutated = answer.clone();
    for (int i = random.nextInt(4); i >= 0; i--) {
      mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
    }
    return mutated;
  }

  /** Takes what frames came, and says how many bytes the decoder still holds. */
  private static int framesAndRest(EmbeddedChannel channel) {
    for (Object frame = channel.readInbound(); frame != null; frame = channel.readInbound()) {
      assertThat(((ModbusTcpFrame) frame).pdu().remaining()).isBetween(2, 253);
    }
    // A decoder that is taken away hands on what it has not made a frame of.
    channel.pipeline().removeFirst();
    ByteBuf rest = channel.readInbound();
    int held = rest == null ? 0 : rest.readableBytes();
    channel.finishAndReleaseAll();
    return held;
  }
}
