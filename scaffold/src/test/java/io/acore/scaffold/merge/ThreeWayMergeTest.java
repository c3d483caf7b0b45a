package io.acore.scaffold.merge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ThreeWayMergeTest {
  private static final String BASE = "one\ntwo\nthree\nfour\n";

  @Test
  void takesBothChangesWhereTheyDoNotMeet() {
    assertThat(ThreeWayMerge.of(BASE, "one\n2\nthree\nfour\n", "one\ntwo\nthree\nfour\nfive\n"))
        .isEqualTo(new ThreeWayMerge.Result("one\n2\nthree\nfour\nfive\n", 0));
  }

  @Test
  void marksWhatBothChangedDifferently() {
    assertThat(ThreeWayMerge.of(BASE, "one\n2\nthree\nfour\n", "one\nzwei\nthree\nfour\n"))
        .isEqualTo(
            new ThreeWayMerge.Result(
                "one\n<<<<<<< yours\n2\n=======\nzwei\n>>>>>>> template\nthree\nfour\n", 1));
  }

  @Test
  void takesTheSameChangeOnce() {
    String both = "one\n2\nthree\nfour\n";
    assertThat(ThreeWayMerge.of(BASE, both, both)).isEqualTo(new ThreeWayMerge.Result(both, 0));
  }

  @Test
  void keepsDeletionsAndInsertions() {
    assertThat(ThreeWayMerge.of(BASE, "two\nthree\nfour\n", "one\ntwo\nthree\nand\nfour\n"))
        .isEqualTo(new ThreeWayMerge.Result("two\nthree\nand\nfour\n", 0));
  }

  @Test
  void aDeletionAgainstAChangeIsAConflict() {
    assertThat(ThreeWayMerge.of(BASE, "one\nthree\nfour\n", "one\n2\nthree\nfour\n").conflicts())
        .isEqualTo(1);
  }

  @Test
  void keepsAMissingLineEnd() {
    assertThat(ThreeWayMerge.of("a\nb", "a\nb", "A\nb").text()).isEqualTo("A\nb");
  }

  @Test
  void withoutAnAncestorDifferentTextsConflict() {
    assertThat(ThreeWayMerge.of("", "a\n", "b\n").conflicts()).isEqualTo(1);
    assertThat(ThreeWayMerge.of("", "a\n", "a\n").conflicts()).isZero();
  }
}
