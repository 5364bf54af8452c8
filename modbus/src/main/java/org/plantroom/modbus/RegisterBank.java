package org.plantroom.modbus;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.RegisterOrder;
import org.plantroom.core.RegisterTable;
import org.plantroom.core.RegisterType;
import org.plantroom.core.TagType;
import org.plantroom.core.Value;

/**
 * The registers of one simulated unit. Only declared addresses exist; asking for others is the
 * client's mistake on the wire (exception 02) and a programming mistake here.
 *
 * <p>Thread-safe: the model writes, the server's network thread reads. Each call is atomic; {@link
 * #atomically} makes several so.
 */
public final class RegisterBank {
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<RegisterTable, RegisterPages> tables = new EnumMap<>(RegisterTable.class);
  private volatile ServerFault fault = new ServerFault.None();
  private volatile WriteCheck check = WriteCheck.NONE;

  /** A unit without registers. */
  public RegisterBank() {
    for (RegisterTable table : RegisterTable.values()) {
      tables.put(table, new RegisterPages(table.isBits() ? 1 : 2));
    }
  }

  /**
   * Makes addresses exist; those that did already keep their value, the others are 0.
   *
   * @param from first address
   * @param count how many, at least 1
   */
  public void declare(RegisterTable table, int from, int count) {
    atomically(() -> pages(table).declare(from, count));
  }

  /** Makes a tag's addresses exist. */
  public void declare(TagType tag) {
    declare(tag.table(), tag.address(), tag.length());
  }

  /** True when all these addresses exist. */
  public boolean isDeclared(RegisterTable table, int from, int count) {
    lock.lock();
    try {
      return pages(table).isDeclared(from, count);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Writes registers.
   *
   * @param bytes two a register, high byte first
   * @throws IllegalArgumentException when the addresses are not declared or the table holds bits
   */
  public void setWords(RegisterTable table, int address, byte[] bytes) {
    requireBits(table, false);
    write(table, address, bytes.length / 2, bytes);
  }

  /**
   * Reads registers.
   *
   * @return two bytes a register, high byte first
   * @throws IllegalArgumentException when the addresses are not declared or the table holds bits
   */
  public byte[] getWords(RegisterTable table, int address, int count) {
    requireBits(table, false);
    return read(table, address, count);
  }

  /** Writes a coil or discrete input; otherwise as {@link #setWords}. */
  public void setBit(RegisterTable table, int address, boolean value) {
    requireBits(table, true);
    write(table, address, 1, new byte[] {(byte) (value ? 1 : 0)});
  }

  /**
   * Writes a tag.
   *
   * @param engineeringValue in the tag's unit
   * @param powerOfTen the value of the tag named by {@link TagType#scaleFrom}, else 0
   * @throws IllegalArgumentException when the value does not fit or the address is not declared
   */
  public void set(TagType tag, Value engineeringValue, int powerOfTen) {
    byte[] data = RegisterCodec.encode(tag, engineeringValue, powerOfTen);
    if (tag.table().isBits()) {
      setBit(tag.table(), tag.address(), data[0] != 0);
    } else if (tag.type() == RegisterType.BIT) {
      int mask = WireBit.mask(tag);
      setMasked(tag.table(), tag.address(), ~mask, data[0] != 0 ? mask : 0);
    } else {
      setWords(tag.table(), tag.address(), data);
    }
  }

  /** Writes a tag whose power of ten is 0. */
  public void set(TagType tag, Value engineeringValue) {
    set(tag, engineeringValue, 0);
  }

  /** Reads a tag whose power of ten is 0. */
  public Decoded get(TagType tag) {
    return get(tag, 0);
  }

  /** Reads a tag; otherwise as {@link RegisterCodec#decode}. */
  public Decoded get(TagType tag, int powerOfTen) {
    byte[] data = read(tag.table(), tag.address(), tag.length());
    return RegisterCodec.decode(tag, ReadBlock.of(tag), data, powerOfTen);
  }

  /** Runs several reads and writes as one; no client sees a state between. Must not block. */
  public void atomically(Runnable changes) {
    lock.lock();
    try {
      changes.run();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Lets a check refuse clients' writes from the next request on; at first all are taken. What the
   * model itself writes is not checked.
   */
  public void guard(WriteCheck writeCheck) {
    check = writeCheck;
  }

  /** Makes the unit misbehave from the next request on. */
  public void fault(ServerFault behaviour) {
    fault = behaviour;
  }

  /** How the unit behaves now. */
  public ServerFault fault() {
    return fault;
  }

  /**
   * Writes what a client sent, unless the guard refuses it.
   *
   * @param bytes one a bit or two a word
   * @return null when it is written, or the exception code of the refusal
   */
  @Nullable Integer clientWrite(RegisterTable table, int address, int count, byte[] bytes) {
    lock.lock();
    try {
      Integer refusal = check.refusal(table, address, bytes);
      if (refusal == null) {
        write(table, address, count, bytes);
      }
      return refusal;
    } finally {
      lock.unlock();
    }
  }

  /** Changes some bits of a word as a client asked; otherwise as {@link #clientWrite}. */
  @Nullable Integer clientMask(RegisterTable table, int address, int andMask, int orMask) {
    lock.lock();
    try {
      return clientWrite(table, address, 1, masked(table, address, andMask, orMask));
    } finally {
      lock.unlock();
    }
  }

  private void setMasked(RegisterTable table, int address, int andMask, int orMask) {
    atomically(() -> setWords(table, address, masked(table, address, andMask, orMask)));
  }

  /**
   * A word with some bits changed.
   *
   * @param andMask bits to keep
   * @param orMask bits to set among those not kept (Modbus Application Protocol V1.1b3, 6.16)
   */
  private byte[] masked(RegisterTable table, int address, int andMask, int orMask) {
    int old = (int) Words.read(getWords(table, address, 1), 0, 1, RegisterOrder.ABCD);
    int masked = (old & andMask) | (orMask & ~andMask);
    return new byte[] {(byte) (masked >> 8), (byte) masked};
  }

  /** One byte a bit or two a word. */
  byte[] read(RegisterTable table, int address, int count) {
    lock.lock();
    try {
      requireDeclared(table, address, count);
      return pages(table).read(address, count);
    } finally {
      lock.unlock();
    }
  }

  /** One byte a bit or two a word. */
  void write(RegisterTable table, int address, int count, byte[] bytes) {
    lock.lock();
    try {
      requireDeclared(table, address, count);
      pages(table).write(address, bytes);
    } finally {
      lock.unlock();
    }
  }

  private RegisterPages pages(RegisterTable table) {
    return Objects.requireNonNull(tables.get(table));
  }

  private void requireDeclared(RegisterTable table, int address, int count) {
    if (!pages(table).isDeclared(address, count)) {
      throw new IllegalArgumentException(
          "not declared [table=%s, address=%d, count=%d]".formatted(table.label(), address, count));
    }
  }

  private static void requireBits(RegisterTable table, boolean bits) {
    if (table.isBits() != bits) {
      throw new IllegalArgumentException(
          "the table holds %s [table=%s]".formatted(bits ? "words" : "bits", table.label()));
    }
  }
}
