package io.acore.functions.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.acore.functions.testing.TestBff;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The zip as Lambda would start it: unpacked, with our runtime, Cedar's native library and all
 * jars.
 */
final class FunctionsZipIT {
  private final CompletableFuture<String> answered = new CompletableFuture<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private boolean asked;

  @Test
  void answersFromTheZip(@TempDir Path folder) throws Exception {
    unpack(zip(), folder);
    assertThat(folder.resolve("lib").toFile().list())
        .noneMatch(name -> name.matches("(netty|apache-client|httpclient|junit|kotlin).*"))
        .anyMatch(name -> name.startsWith("acore-functions-"));
    HttpServer lambda =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    lambda.setExecutor(java.util.concurrent.Executors.newCachedThreadPool());
    lambda.createContext("/2018-06-01/runtime/invocation/next", this::next);
    lambda.createContext("/2018-06-01/runtime/init/error", this::answer);
    lambda.createContext("/2018-06-01/runtime/invocation/id-1/", this::answer);
    lambda.start();
    Process process = start(folder, "127.0.0.1:" + lambda.getAddress().getPort());
    try {
      assertThat(answered.get(60, TimeUnit.SECONDS))
          .contains("\"statusCode\":401", "{\"error\":\"signed_out\"}");
    } finally {
      over.countDown();
      process.destroyForcibly();
      lambda.stop(0);
    }
    assertThat(Files.readString(folder.resolve("log")))
        .contains("\"event\":\"call\"", "\"status\":401");
  }

  private static Process start(Path folder, String runtimeApi) throws IOException {
    Files.writeString(folder.resolve("bff.json"), TestBff.SETTINGS);
    Files.createDirectory(folder.resolve("policies"));
    Files.writeString(
        folder.resolve("policies/no-uploads.cedar"),
        "forbid (principal, action == Acore::Action::\"upload\", resource);");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder =
        new ProcessBuilder("sh", folder.resolve("stream.sh").toString(), java, "ignored")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "LAMBDA_TASK_ROOT", folder.toString(),
                "AWS_LAMBDA_RUNTIME_API", runtimeApi,
                "AWS_REGION", "eu-west-1",
                "AWS_ENDPOINT_URL", "http://127.0.0.1:9",
                "ACORE_SESSION_TABLE", "sessions",
                "ACORE_PUBLIC_ORIGIN", TestBff.ORIGIN,
                "ACORE_RUNTIME_ARN",
                    "arn:aws:bedrock-agentcore:eu-west-1:000011112222:runtime/helper-0123456789",
                "ACORE_TENANT_ROLE_ARN", "arn:aws:iam::000011112222:role/tenant"));
    return builder.start();
  }

  private void next(HttpExchange exchange) throws IOException {
    if (asked) {
      try {
        over.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      exchange.close();
      return;
    }
    asked = true;
    exchange.getResponseHeaders().add("Lambda-Runtime-Aws-Request-Id", "id-1");
    send(
        exchange,
        "{\"httpMethod\":\"GET\",\"path\":\"/api/conversations\",\"requestContext\":{\"requestId\":\"r\"}}");
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    send(exchange, "{}");
    answered.complete(path + " " + text);
  }

  private static void send(HttpExchange exchange, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  private static Path zip() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("target"))) {
      return files
          .filter(file -> file.toString().endsWith("-lambda.zip"))
          .findFirst()
          .orElseThrow();
    }
  }

  private static void unpack(Path zip, Path folder) throws IOException {
    try (ZipFile file = new ZipFile(zip.toFile())) {
      List<ZipEntry> entries = new ArrayList<>();
      Enumeration<? extends ZipEntry> all = file.entries();
      while (all.hasMoreElements()) {
        entries.add(all.nextElement());
      }
      for (ZipEntry entry : entries) {
        Path target = folder.resolve(entry.getName());
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          try (InputStream in = file.getInputStream(entry)) {
            Files.copy(in, target);
          }
        }
      }
    }
  }
}
