package io.acore.localcloud.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The few calls that the host itself makes to AWS, which here is moto. moto reads the scope of a
 * signature and never checks it, so there is no key to sign with.
 */
public final class AwsCalls {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Pattern CODE = Pattern.compile("<Code>([^<]*)</Code>");
  private static final Pattern MESSAGE = Pattern.compile("<Message>([^<]*)</Message>");

  private final URI moto;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  public AwsCalls(URI moto) {
    this.moto = moto;
  }

  /** An operation of a service that speaks JSON, such as CloudWatch Logs. */
  public JsonNode json(String service, String region, String target, Object body)
      throws IOException, AwsFailure {
    HttpRequest request =
        request("/", service, region)
            .header("Content-Type", "application/x-amz-json-1.1")
            .header("X-Amz-Target", target)
            .POST(BodyPublishers.ofString(Json.compact(body)))
            .build();
    return answered(send(request, BodyHandlers.ofString()));
  }

  private static JsonNode answered(HttpResponse<String> answer) throws IOException, AwsFailure {
    if (answer.statusCode() >= 300) {
      JsonNode error = Json.mapper().readTree(answer.body());
      String type =
          answer
              .headers()
              .firstValue("x-amzn-ErrorType")
              .orElse(error.path("__type").asText("HTTP " + answer.statusCode()));
      String message = error.path("message").asText(error.path("Message").asText());
      throw new AwsFailure(type.substring(type.indexOf('#') + 1), message);
    }
    return answer.body().isEmpty() ? Json.parse("{}") : Json.mapper().readTree(answer.body());
  }

  /** A read of a service that speaks JSON over paths, such as Lambda. */
  public JsonNode get(String service, String region, String path) throws IOException, AwsFailure {
    HttpResponse<String> answer =
        send(request(path, service, region).GET().build(), BodyHandlers.ofString());
    return answered(answer);
  }

  /** A read of a service that answers in XML or in bytes, such as CloudFront or S3. */
  public byte[] content(String service, String region, String path) throws IOException, AwsFailure {
    HttpResponse<byte[]> answer =
        send(request(path, service, region).GET().build(), BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw failure(answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8));
    }
    return answer.body();
  }

  /** What the local cloud's own part of moto gives out, into a file. */
  public void fetch(String path, Path to) throws IOException, AwsFailure {
    HttpResponse<Path> answer =
        send(
            HttpRequest.newBuilder(moto.resolve(path)).timeout(LIMIT).GET().build(),
            BodyHandlers.ofFile(to));
    if (answer.statusCode() != 200) {
      throw new AwsFailure("HTTP " + answer.statusCode(), Files.readString(to));
    }
  }

  /** An operation of a service that speaks forms and XML, such as STS. */
  public String query(String service, String region, Map<String, String> parameters)
      throws IOException, AwsFailure {
    String form =
        parameters.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + encode(entry.getValue()))
            .collect(Collectors.joining("&"));
    HttpRequest request =
        request("/", service, region)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    HttpResponse<String> answer = send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw failure(answer.statusCode(), answer.body());
    }
    return answer.body();
  }

  /** {@code s3:GetObject} into a file. */
  public void download(String bucket, String key, Optional<String> version, String region, Path to)
      throws IOException, AwsFailure {
    String path = "/" + bucket + "/" + encode(key).replace("%2F", "/");
    String query = version.map(id -> "?versionId=" + encode(id)).orElse("");
    HttpResponse<Path> answer =
        send(request(path + query, "s3", region).GET().build(), BodyHandlers.ofFile(to));
    if (answer.statusCode() != 200) {
      throw failure(answer.statusCode(), Files.readString(to));
    }
  }

  private HttpRequest.Builder request(String path, String service, String region) {
    return HttpRequest.newBuilder(moto.resolve(path))
        .timeout(LIMIT)
        .header(
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=local-cloud/20260101/"
                + region
                + "/"
                + service
                + "/aws4_request, SignedHeaders=host, Signature=0");
  }

  private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body)
      throws IOException {
    try {
      return client.send(request, body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static AwsFailure failure(int status, String xml) {
    Matcher code = CODE.matcher(xml);
    Matcher message = MESSAGE.matcher(xml);
    return new AwsFailure(
        code.find() ? code.group(1) : "HTTP " + status,
        message.find() ? message.group(1) : "HTTP " + status);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
