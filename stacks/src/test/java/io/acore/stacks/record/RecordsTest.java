package io.acore.stacks.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.acore.base.Json;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class RecordsTest {
  @Test
  void aRecordAndItsStateAreOneWhicheverIsThere() {
    Records records =
        Records.of(
            Json.parse(
                """
                [["/acore/demo/dev/target", "{\\"id\\":\\"T1\\",\\"arn\\":\\"\\",\\"parents\\":\\"gatewayIdentifier=g-1\\"}", 1700000000.5],
                 ["/acore/demo/dev/target/state", "{\\"hash\\":\\"h\\",\\"version\\":\\"2\\"}", "2026-01-02T03:04:05.678000+01:00"],
                 ["/acore/demo/dev/lost/state", "{\\"hash\\":\\"h\\"}", "2026-01-02T03:04:05Z"],
                 ["/acore/demo/dev/mine", "not the bridge's", 1]]
                """));
    assertThat(records.all().keySet()).containsExactly("lost", "target");
    ResourceRecord target = Objects.requireNonNull(records.all().get("target"));
    assertThat(target.id()).isEqualTo("T1");
    assertThat(target.parents()).containsEntry("gatewayIdentifier", "g-1");
    assertThat(target.version()).isEqualTo("2");
    assertThat(target.written()).isEqualTo(Instant.parse("2026-01-02T02:04:05.678Z"));
    assertThat(Objects.requireNonNull(records.all().get("lost")).id()).isEmpty();
  }
}
