package org.plantroom.modbus;

/** How a read ended. */
public sealed interface ReadResult {
  /**
   * The device gave the registers.
   *
   * @param data the block's registers, two bytes each, or its packed bits; exactly as many as asked
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  record Answered(byte[] data) implements ReadResult {}

  /**
   * The device, or the gateway before it, refused.
   *
   * @param exceptionCode 0 to 255 (Modbus Application Protocol V1.1b3, 7)
   */
  record Refused(int exceptionCode) implements ReadResult {
    /** True for codes 02 and 03, which a smaller block may avoid; see {@link ReadPlan#split}. */
    public boolean isAboutAddresses() {
      return exceptionCode == 2 || exceptionCode == 3;
    }
  }

  /**
   * What came is no answer to this request.
   *
   * @param sentence what is wrong with it
   */
  record Malformed(String sentence) implements ReadResult {}

  /**
   * Nothing came, or the device is not asked because nothing came lately.
   *
   * @param sentence why
   */
  record Silent(String sentence) implements ReadResult {}
}
