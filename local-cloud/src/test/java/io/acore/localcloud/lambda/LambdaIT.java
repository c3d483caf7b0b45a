package io.acore.localcloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.localcloud.TestCloud;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real functions in real processes, made and called by the real boto3. */
final class LambdaIT {
  private static final String HANDLER =
      """
      package demo;
      import com.amazonaws.services.lambda.runtime.Context;
      import java.util.Map;
      public class Handler {
        private int calls;
        public Map<String, Object> handleRequest(Map<String, String> event, Context context) {
          context.getLogger().log("greeting " + event.get("name"));
          if (event.get("name").equals("nobody")) {
            throw new IllegalArgumentException("nobody is there");
          }
          return Map.of("text", System.getenv("GREETING") + " " + event.get("name"), "calls", ++calls,
              "custom", context.getClientContext() == null ? Map.of() : context.getClientContext().getCustom(),
              "function", context.getFunctionName());
        }
      }
      """;

  @TempDir static Path folder;
  private static TestCloud cloud;
  private static JsonNode seen;

  @BeforeAll
  static void drive() throws IOException {
    cloud = TestCloud.start(folder);
    seen = cloud.run("lambda/client.py", javaZip().toString());
  }

  @AfterAll
  static void stop() {
    cloud.close();
    assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive).count())
        .as("processes left")
        .isZero();
  }

  @Test
  void aFunctionAnswersFromOneWarmProcess() {
    assertThat(seen.at("/first/status").asInt()).isEqualTo(200);
    assertThat(seen.at("/first/payload/event/n").asInt()).isEqualTo(1);
    assertThat(seen.at("/first/payload/greeting").asText()).isEqualTo("hello");
    assertThat(seen.at("/first/version").asText()).isEqualTo("$LATEST");
    assertThat(seen.at("/first/log").asText())
        .contains("module loaded", "START RequestId: ", "END RequestId: ", "Init Duration: ");
    assertThat(seen.at("/again/payload/calls").asInt()).isEqualTo(2);
    assertThat(seen.at("/again/payload/pid")).isEqualTo(seen.at("/first/payload/pid"));
    assertThat(seen.at("/stored/payload/calls").asInt()).as("from S3").isEqualTo(1);
    assertThat(seen.at("/dry/status").asInt()).isEqualTo(204);
    assertThat(seen.at("/unknown/status").asInt()).isEqualTo(404);
    assertThat(seen.at("/unknown/code").asText()).isEqualTo("ResourceNotFoundException");
  }

  @Test
  void aFunctionSeesWhatLambdaShowsIt() {
    JsonNode context = seen.at("/context/payload");
    assertThat(context.path("name").asText()).isEqualTo("inline");
    assertThat(context.path("arn").asText()).endsWith(":function:inline");
    assertThat(context.path("memory").asText()).isEqualTo("128");
    assertThat(context.path("left").asInt()).isBetween(1, 10_000);
    assertThat(context.at("/custom/tool").asText()).isEqualTo("añadir");
    assertThat(context.path("region").asText()).isEqualTo("eu-central-1");
    assertThat(context.path("who").asText()).contains(":assumed-role/function/inline");
    assertThat(context.path("layer").asText()).isEqualTo("from the layer");
    assertThat(context.path("here").asBoolean()).isTrue();
    assertThat(context.path("boto3").asText()).as("Lambda brings it along").isNotEmpty();
  }

  @Test
  void failuresAreReportedAsLambdaReportsThem() {
    failed("raise", "ValueError", "no such thing");
    assertThat(seen.at("/raise/payload/stackTrace/0").asText())
        .contains("app.py", "raise ValueError");
    assertThat(seen.at("/raise/log").asText())
        .contains("[INFO]", "about to raise", "[ERROR] ValueError");
    failed("exit", "Runtime.ExitError", "exit status 7");
    assertThat(seen.at("/exit/log").asText()).contains("goodbye", "REPORT");
    failed("abort", "Runtime.ExitError", "without providing a reason");
    failed("unserializable", "Runtime.MarshalError", "Unable to marshal response");
    failed("hang", "Sandbox.Timedout", "Task timed out after 2.00 seconds");
    failed("broken", "Runtime.ImportModuleError", "No module named 'no_such_module'");
    failed("missing", "Runtime.HandlerNotFound", "Handler 'nobody' missing on module 'app'");
    failed("syntax", "Runtime.UserCodeSyntaxError", "Syntax error in module 'app'");
    failed("quits", "Runtime.ExitError", "exit status 3");
    failed("large", "Function.ResponseSizeTooLarge", "6291556");
    assertThat(seen.at("/large-after/error").isNull()).as("the next call is answered").isTrue();
    assertThat(seen.at("/six/payload").asInt()).isEqualTo(6_000_002);
    assertThat(seen.at("/too-large/code").asText()).isEqualTo("RequestTooLargeException");
    assertThat(seen.at("/too-large/status").asInt()).isEqualTo(413);
    assertThat(seen.at("/node/code").asText()).isEqualTo("InvalidRuntimeException");
    assertThat(seen.at("/nozip/code").asText()).isEqualTo("InvalidZipFileException");
    assertThat(seen.at("/nozip/status").asInt()).isEqualTo(502);
  }

  @Test
  void whatAFunctionLeavesBehindEndsWithItsProcess() throws InterruptedException {
    List<Long> left = new ArrayList<>();
    seen.at("/leak/payload").forEach(pid -> left.add(pid.asLong()));
    assertThat(left).hasSize(3);
    // The function's process ended when its configuration changed; the killing takes a moment
    for (int i = 0; i < 100 && left.stream().anyMatch(LambdaIT::alive); i++) {
      Thread.sleep(50);
    }
    assertThat(left).noneMatch(LambdaIT::alive);
  }

  @Test
  void tenMegabytesOfOutputAreKeptShort() {
    assertThat(seen.at("/print/payload").asText()).isEqualTo("printed");
    assertThat(seen.at("/print/log").asText().length()).isLessThanOrEqualTo(4096);
    assertThat(seen.at("/print/log").asText()).contains("REPORT RequestId: ");
  }

  @Test
  void newCodeAndNewConfigurationAreNewProcesses() {
    assertThat(seen.at("/configured/payload/greeting").asText()).isEqualTo("good day");
    assertThat(seen.at("/configured/payload/calls").asInt()).isEqualTo(1);
    assertThat(seen.at("/recoded/payload").asText()).isEqualTo("new code");
    assertThat(seen.at("/version/payload/greeting").asText()).isEqualTo("hello");
    assertThat(seen.at("/version/version").asText()).isEqualTo("1");
  }

  @Test
  void oneInvocationAtATimePassesThroughAProcess() {
    assertThat(seen.path("parallel").asInt()).isEqualTo(2);
    assertThat(seen.at("/throttled/status").asInt()).isEqualTo(429);
    assertThat(seen.at("/throttled/code").asText()).isEqualTo("TooManyRequestsException");
    assertThat(seen.at("/unthrottled/status").asInt()).isEqualTo(200);
  }

  @Test
  void eventsAreTriedAgainAndEndInTheDeadLetterQueue() {
    assertThat(seen.at("/event/status").asInt()).isEqualTo(202);
    assertThat(seen.at("/letters")).hasSize(1);
    assertThat(seen.at("/letters/0/0").asText()).isEqualTo("{\"n\": 1}");
    assertThat(seen.at("/letters/0/1").asText()).contains("ValueError", "never");
    assertThat(seen.path("tries").asInt()).isEqualTo(3);
    List<String> lines = new ArrayList<>();
    seen.path("lines").forEach(line -> lines.add(line.asText()));
    assertThat(lines).containsExactly("START", "try", "[ERROR]", "Traceback");
    assertThat(seen.at("/notified/0").asText()).isEqualTo("key news.txt");
  }

  @Test
  void anAnswerInPiecesArrivesInPieces() {
    assertThat(seen.path("pieces").toString()).isEqualTo("[\"one \",\"two \",\"three\"]");
    assertThat(seen.path("apart").asDouble()).isBetween(0.4, 5.0);
    assertThat(seen.path("complete").asText()).isEqualTo("none");
    assertThat(seen.at("/whole")).hasSize(2);
  }

  @Test
  void javaRunsInAwsOwnClient() {
    assertThat(seen.at("/java/payload/text").asText()).isEqualTo("servus Anna");
    assertThat(seen.at("/java/payload/custom/tool").asText()).isEqualTo("añadir");
    assertThat(seen.at("/java/payload/function").asText()).isEqualTo("java");
    assertThat(seen.at("/java/log").asText()).contains("greeting Anna", "REPORT");
    assertThat(seen.at("/java-again/payload/calls").asInt()).isEqualTo(2);
    failed("java-raise", "java.lang.IllegalArgumentException", "nobody is there");
  }

  private static void failed(String call, String type, String message) {
    JsonNode answer = seen.path(call);
    assertThat(answer.path("status").asInt()).as("%s: %s", call, answer).isEqualTo(200);
    assertThat(answer.path("error").asText()).as(call).isEqualTo("Unhandled");
    assertThat(answer.at("/payload/errorType").asText()).as(call).isEqualTo(type);
    assertThat(answer.at("/payload/errorMessage").asText()).as(call).contains(message);
  }

  private static boolean alive(long pid) {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  private static Path javaZip() throws IOException {
    Path source = Files.createDirectories(folder.resolve("java/demo")).resolve("Handler.java");
    Files.writeString(source, HANDLER);
    int result =
        Objects.requireNonNull(ToolProvider.getSystemJavaCompiler())
            .run(
                null,
                null,
                null,
                "--release",
                "17",
                "-cp",
                System.getProperty("java.class.path"),
                source.toString());
    assertThat(result).as("compiled").isZero();
    Path zip = folder.resolve("java.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("demo/Handler.class"));
      out.write(Files.readAllBytes(source.resolveSibling("Handler.class")));
    }
    return zip;
  }
}
