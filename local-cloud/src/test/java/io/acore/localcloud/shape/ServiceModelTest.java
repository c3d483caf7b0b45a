package io.acore.localcloud.shape;

import static org.assertj.core.api.Assertions.assertThat;

import io.acore.base.Json;
import io.acore.localcloud.control.ControlService;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ServiceModelTest {
  private static final ServiceModel MODEL = ServiceModel.load(ControlService.class, "shapes.json");

  @ParameterizedTest
  @CsvSource({
    "POST,/memories/create,CreateMemory",
    "GET,/memories/notes-0123456789/details,GetMemory",
    "PUT,/runtimes,CreateAgentRuntime",
    "PUT,/runtimes/,CreateAgentRuntime",
    "GET,/runtimes/a-0123456789/,GetAgentRuntime",
    "GET,/tags/arn%3Aaws%3Abedrock-agentcore%3Aeu-west-1%3A1%3Aruntime%2Fa,ListTagsForResource"
  })
  void aRequestIsFoundByMethodAndPath(String method, String path, String operation) {
    assertThat(MODEL.match(method, path).orElseThrow().name()).isEqualTo(operation);
  }

  @ParameterizedTest
  @CsvSource({"POST,/runtimes/arn%3Aaws/invocations", "GET,/memories/m-1/events", "GET,/"})
  void whatIsNotOfTheControlPlaneIsNotFound(String method, String path) {
    assertThat(MODEL.match(method, path)).isEmpty();
  }

  @Test
  void allThatIsWrongIsFoundAtOnceAndByName() {
    List<FieldError> errors =
        new Validator(MODEL)
            .check(
                "CreateMemoryInput",
                Json.parse("{\"name\":\"no-hyphens\",\"eventExpiryDuration\":1000}"));
    assertThat(errors)
        .extracting(FieldError::name)
        .containsExactlyInAnyOrder("name", "eventExpiryDuration");
  }

  @Test
  void aUnionHasExactlyOneMember() {
    assertThat(new Validator(MODEL).check("TargetConfiguration", Json.parse("{\"mcp\":{}}")))
        .extracting(FieldError::name)
        .containsExactly("mcp");
    assertThat(new Validator(MODEL).check("TargetConfiguration", Json.parse("{}"))).hasSize(1);
  }

  @Test
  void anAnswerHasTheTimesOfItsShapeAndNothingElse() {
    Projection projection = new Projection(MODEL);
    String known =
        "{\"agentRuntimeId\":\"a\",\"createdAt\":1.5,\"status\":\"READY\",\"secret\":\"s\"}";
    assertThat(projection.of("CreateAgentRuntimeResponse", Json.parse(known)))
        .isEqualTo(
            Json.parse(
                "{\"agentRuntimeId\":\"a\",\"createdAt\":\"1970-01-01T00:00:01.500Z\",\"status\":\"READY\"}"));
    assertThat(projection.of("Memory", Json.parse("{\"createdAt\":1.5}")))
        .isEqualTo(Json.parse("{\"createdAt\":1.5}"));
  }
}
