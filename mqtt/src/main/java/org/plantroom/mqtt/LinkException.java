package org.plantroom.mqtt;

import org.jspecify.annotations.Nullable;

/** An attempt to connect failed; the message is the sentence for people. Retried. */
public final class LinkException extends Exception {
  private static final long serialVersionUID = 1;

  private final String sentence;

  LinkException(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
    this.sentence = sentence;
  }

  /** What is wrong and what to do. */
  String sentence() {
    return sentence;
  }
}
