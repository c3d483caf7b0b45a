package io.acore.localcloud.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acore.base.Json;
import io.acore.base.UserError;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FaultsTest {
  private final Faults faults = new Faults();

  @Test
  void aFaultHappensAsOftenAsAskedFor() {
    add("{\"operation\":\"CreateMemory\",\"error\":\"X\",\"times\":2}");
    assertThat(faults.take(List.of("GetMemory"))).isEmpty();
    assertThat(faults.take(List.of("CreateMemory"))).isPresent();
    assertThat(faults.take(List.of("", "creatememory"))).isPresent();
    assertThat(faults.take(List.of("CreateMemory"))).isEmpty();
    assertThat(faults.none()).isTrue();
  }

  @Test
  void withoutANumberItHappensAlways() {
    add("{\"operation\":\"PUT /things*\"}");
    for (int i = 0; i < 5; i++) {
      assertThat(faults.take(List.of("PUT /things/a"))).isPresent();
    }
    faults.clear();
    assertThat(faults.take(List.of("PUT /things/a"))).isEmpty();
  }

  @Test
  void timesAreReadAsPeopleWriteThem() {
    assertThat(Fault.time("500ms")).isEqualTo(Duration.ofMillis(500));
    assertThat(Fault.time("2s")).isEqualTo(Duration.ofSeconds(2));
    assertThat(Fault.time("1m")).isEqualTo(Duration.ofMinutes(1));
    assertThatThrownBy(() -> Fault.time("soon")).isInstanceOf(UserError.class);
  }

  @Test
  void whatIsListedCanBeAddedAgain() {
    Fault fault =
        Fault.of(Json.parse("{\"operation\":\"A\",\"kill\":\"terraform\",\"delayMillis\":20}"));
    assertThat(Fault.of(fault.json())).isEqualTo(fault);
    assertThat(fault.text()).isEqualTo("A  always  delay: 20 ms  kill after commit: terraform\n");
  }

  private void add(String json) {
    faults.add(Fault.of(Json.parse(json)));
  }
}
