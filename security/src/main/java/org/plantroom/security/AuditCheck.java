package org.plantroom.security;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plantroom.core.Sha256;

/**
 * What a look at every line of an audit trail has found.
 *
 * <p>A chain shows that no line was changed, removed or put between. That nobody cut off its end or
 * wrote it anew as a whole, it shows to those who have noted a hash of an earlier day: that line
 * must still be there.
 *
 * @param lines how many are sound
 * @param head the hash of the last sound line; note it elsewhere
 * @param findings what is wrong, a sentence each; empty when all is well; the first {@link #MOST}
 */
public record AuditCheck(long lines, String head, List<String> findings) {
  /** The most findings told: after the first, all that follows is in doubt anyway. */
  public static final int MOST = 100;

  private static final int LONGEST_LINE = 1 << 20;

  /** Checks a trail's file as it is now. */
  public static AuditCheck of(Path file) throws IOException {
    return of(file, Long.MAX_VALUE);
  }

  /** Checks the first bytes of a trail's file. */
  static AuditCheck of(Path file, long length) throws IOException {
    Walk walk = new Walk(file);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      walk.over(in, length);
    }
    return new AuditCheck(walk.sound, walk.head, List.copyOf(walk.findings));
  }

  /** True when a line has this hash, so that all before it is as it was when the hash was noted. */
  public static boolean contains(Path file, String hash) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.anyMatch(line -> line.endsWith("\"hash\":\"" + hash + "\"}"));
    }
  }

  static String digest(Path file) throws IOException {
    MessageDigest sha256 = Sha256.digest();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha256)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(sha256.digest());
  }

  /** One walk over the lines. */
  private static final class Walk {
    private final Path file;
    private final List<String> findings = new ArrayList<>();
    private long sound;
    private long number;
    private String head = AuditLine.NO_HASH;

    Walk(Path file) {
      this.file = file;
    }

    void over(InputStream in, long length) throws IOException {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (long at = 0; at < length; at++) {
        int letter = in.read();
        if (letter < 0) {
          break;
        } else if (letter == '\n') {
          line(line.toByteArray());
          line.reset();
        } else if (line.size() < LONGEST_LINE) {
          line.write(letter);
        }
      }
      if (line.size() > 0) {
        find("after line %d: a line without end, as a crash leaves it".formatted(number));
      }
    }

    private void line(byte[] bytes) throws IOException {
      number++;
      Optional<AuditLine> parsed = AuditLine.parse(bytes);
      if (parsed.isEmpty()) {
        find("line %d: was changed, its hash is not that of its text".formatted(number));
        return;
      }
      AuditEntry entry = parsed.get().entry();
      if (!entry.previous().equals(head)) {
        find("line %d: the line before it was changed, removed or put in".formatted(number));
      } else if (entry.number() != number) {
        find("line %d: calls itself number %d".formatted(number, entry.number()));
      } else {
        sound++;
      }
      head = parsed.get().hash();
      if (entry.what().equals(AuditTrail.ADOPTED)) {
        adopted(entry);
      }
    }

    private void adopted(AuditEntry entry) throws IOException {
      Path old = file.resolveSibling(String.valueOf(entry.details().get("file")));
      if (!Files.exists(old)) {
        find("%s is missing".formatted(old.getFileName()));
      } else if (!digest(old).equals(entry.details().get("sha256"))) {
        find("%s was changed".formatted(old.getFileName()));
      }
    }

    private void find(String finding) {
      if (findings.size() < MOST) {
        findings.add(finding);
      }
    }
  }
}
