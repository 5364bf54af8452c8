package org.plantroom.modbus;

import java.util.Arrays;

/** Judges the message that answered a request. Never throws, whatever the bytes. */
final class Reply {
  private static final int ERROR_FLAG = 0x80;
  private static final int PATH_UNAVAILABLE = 0x0A;
  private static final int TARGET_FAILED_TO_RESPOND = 0x0B;

  private Reply() {}

  /** Judges the answer to {@link Request#read}. */
  static ReadResult toRead(Request request, ReadBlock block, Exchange.Answered answer) {
    byte[] pdu = answer.pdu();
    byte function = request.pdu()[0];
    if (answer.unit() != request.unit()) {
      return new ReadResult.Malformed("unit %d answers for it".formatted(answer.unit()));
    }
    if (isException(pdu, function)) {
      return new ReadResult.Refused(pdu[1] & 0xFF);
    }
    if (pdu[0] != function) {
      return new ReadResult.Malformed(
          "answers function %d to function %d".formatted(pdu[0] & 0xFF, function));
    }
    return data(block, pdu);
  }

  /** Judges the answer to a write. */
  static WriteResult toWrite(Request request, Exchange.Answered answer) {
    byte[] pdu = answer.pdu();
    boolean isItsUnit = answer.unit() == request.unit();
    if (isItsUnit && isException(pdu, request.pdu()[0])) {
      return new WriteResult.Refused(pdu[1] & 0xFF);
    }
    return isItsUnit && Arrays.equals(pdu, Request.echo(request.pdu()))
        ? new WriteResult.Written()
        : new WriteResult.Lost("the answer does not confirm what was written");
  }

  /** True when a gateway says that the unit behind it is out of reach or silent. */
  static boolean isGatewayWithoutAnswer(Exchange.Answered answer) {
    byte[] pdu = answer.pdu();
    return pdu.length == 2
        && (pdu[0] & ERROR_FLAG) != 0
        && (pdu[1] == PATH_UNAVAILABLE || pdu[1] == TARGET_FAILED_TO_RESPOND);
  }

  private static boolean isException(byte[] pdu, byte function) {
    return pdu.length == 2 && pdu[0] == (byte) (function | ERROR_FLAG);
  }

  private static ReadResult data(ReadBlock block, byte[] pdu) {
    int said = pdu.length < 2 ? -1 : pdu[1] & 0xFF;
    int came = Math.max(0, pdu.length - 2);
    if (said != block.dataLength() || came != said) {
      return new ReadResult.Malformed(
          "answers %d bytes and says %d where %d were asked"
              .formatted(came, said, block.dataLength()));
    }
    return new ReadResult.Answered(Arrays.copyOfRange(pdu, 2, pdu.length));
  }
}
