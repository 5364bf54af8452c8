package org.plantroom.modbus;

import com.digitalpetri.modbus.MbapHeader;
import com.digitalpetri.modbus.ModbusTcpFrame;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;

/** What a simulated unit does about one request, its fault included. */
sealed interface ServerReply {
  /** Stays silent. */
  record Nothing() implements ServerReply {}

  /**
   * Answers.
   *
   * @param frame the answer
   * @param after how long to wait before it is sent
   */
  record Answer(ModbusTcpFrame frame, Duration after) implements ServerReply {}

  /**
   * Puts an honest answer through a fault.
   *
   * @param request the header of the request
   * @param pdu the honest answer, at least two bytes
   */
  static ServerReply of(ServerFault fault, MbapHeader request, byte[] pdu) {
    return switch (fault) {
      case ServerFault.None() -> answer(request, 0, 0, pdu);
      case ServerFault.Silent() -> new Nothing();
      case ServerFault.Refuse(int code) ->
          answer(request, 0, 0, RequestHandler.exception(pdu[0], code));
      case ServerFault.Delay(Duration by) -> new Answer(frame(request, 0, 0, pdu), by);
      case ServerFault.Malformed(ServerFault.Damage how) -> damaged(how, request, pdu);
    };
  }

  private static ServerReply damaged(ServerFault.Damage how, MbapHeader request, byte[] pdu) {
    return switch (how) {
      case WRONG_BYTE_COUNT -> answer(request, 0, 0, with(pdu, 1, pdu[1] + 1));
      case TRUNCATED -> answer(request, 0, 0, Arrays.copyOf(pdu, pdu.length - 1));
      case WRONG_FUNCTION -> answer(request, 0, 0, with(pdu, 0, pdu[0] ^ 0x40));
      case WRONG_UNIT -> answer(request, 0, 1, pdu);
      case WRONG_TRANSACTION -> answer(request, 1, 0, pdu);
    };
  }

  private static byte[] with(byte[] pdu, int at, int value) {
    byte[] changed = pdu.clone();
    changed[at] = (byte) value;
    return changed;
  }

  private static Answer answer(
      MbapHeader request, int transactionShift, int unitShift, byte[] pdu) {
    return new Answer(frame(request, transactionShift, unitShift, pdu), Duration.ZERO);
  }

  private static ModbusTcpFrame frame(
      MbapHeader request, int transactionShift, int unitShift, byte[] pdu) {
    int transaction = (request.transactionId() + transactionShift) & 0xFFFF;
    int unit = (request.unitId() + unitShift) & 0xFF;
    return new ModbusTcpFrame(
        new MbapHeader(transaction, 0, 1 + pdu.length, unit), ByteBuffer.wrap(pdu));
  }
}
