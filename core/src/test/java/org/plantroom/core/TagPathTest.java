package org.plantroom.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagPathTest {
  private static final TagPath PATH = TagPath.of("mill-road/plant-room/hp-01/Flow Temperature");

  @Test
  void pathIsReadAndWrittenAlike() {
    assertThat(PATH)
        .isEqualTo(new TagPath("mill-road", "plant-room", "hp-01", "Flow Temperature"))
        .hasToString("mill-road/plant-room/hp-01/Flow Temperature");
  }

  @Test
  void pathKnowsItsDeviceAndEdge() {
    assertThat(PATH.deviceId()).isEqualTo(new DeviceId("mill-road", "plant-room", "hp-01"));
    assertThat(PATH.deviceId().edgeId()).isEqualTo(PATH.edgeId());
    assertThat(PATH.deviceId().tag("Flow Temperature")).isEqualTo(PATH);
    assertThat(PATH.edgeId().device("hp-01")).isEqualTo(PATH.deviceId());
    assertThat(EdgeId.of("mill-road/plant-room")).isEqualTo(PATH.edgeId());
  }

  @Test
  void pathsSortByTheirText() {
    assertThat(TagPath.of("a/b/c/d")).isLessThan(TagPath.of("a/b/c/e"));
    assertThat(EdgeId.of("a/z")).isLessThan(EdgeId.of("b/a"));
    assertThat(EdgeId.of("a/b")).isLessThan(EdgeId.of("a/c"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "a/b/c",
        "a/b/c/d/e",
        "a//c/d",
        "a/b/c/",
        "a/b/c/d+",
        "a/b/#/d",
        "a/*/c/d",
        "a/b/c/ d",
        "a/b/c/d ",
        "a/b/c\u0007/d"
      })
  void pathWithABadPartIsRefused(String text) {
    assertThatThrownBy(() -> TagPath.of(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusalTellsPartRuleAndIndex() {
    assertThatThrownBy(() -> TagPath.of("a/b/c/x+y"))
        .hasMessage("tag must not contain the character + at index 1 [name=x+y]");
    assertThatThrownBy(() -> EdgeId.of("a")).hasMessage("expected site/edge [text=a]");
  }

  @Test
  void nameHasAtMostAHundredAndTwentyEightCharacters() {
    String longest = "x".repeat(Names.MAX_LENGTH);
    assertThat(new TagPath("s", "e", "d", longest).tag()).isEqualTo(longest);
    assertThatThrownBy(() -> new TagPath("s", "e", "d", longest + "x"))
        .hasMessageContaining("[length=129]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "a b", " a", "a ", "a/b", "a+", "#", "*", "\t", "é", "x\u0000"})
  void bothFormsOfTheNameRuleAgree(String name) {
    boolean refused = false;
    try {
      Names.check("name", name);
    } catch (IllegalArgumentException e) {
      refused = true;
    }
    assertThat(Names.isValid(name)).isEqualTo(!refused);
  }
}
