package io.acore.localcloud.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.localcloud.shape.AwsError;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The service assumes the role it is given before it answers. Here the role must exist in this
 * account's IAM and its trust policy must name the service.
 */
final class Roles {
  private static final String PRINCIPAL = "bedrock-agentcore.amazonaws.com";

  private final URI iam;
  private final String account;
  private final HttpClient client = HttpClient.newHttpClient();

  Roles(URI iam, String account) {
    this.iam = iam;
    this.account = account;
  }

  void check(Family family, ObjectNode input) {
    for (String member : family.words("roles")) {
      if (input.hasNonNull(member)) {
        check(member, input.path(member).asText());
      }
    }
  }

  private void check(String member, String arn) {
    String prefix = "arn:aws:iam::" + account + ":role/";
    if (!arn.startsWith(prefix) || !trusts(arn.substring(arn.lastIndexOf('/') + 1))) {
      throw AwsError.invalid(
          member,
          "Role validation failed for '"
              + arn
              + "'. Please verify that the role exists and its trust policy allows assumption by"
              + " this service");
    }
  }

  private boolean trusts(String role) {
    String form =
        "Action=GetRole&Version=2010-05-08&RoleName="
            + URLEncoder.encode(role, StandardCharsets.UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(iam)
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/iam/aws4_request,"
                    + " SignedHeaders=host, Signature=none")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    try {
      HttpResponse<String> answer =
          client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      return answer.statusCode() == 200 && answer.body().contains(PRINCIPAL);
    } catch (IOException e) {
      throw new AwsError("InternalServerException", "IAM cannot be asked: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AwsError("InternalServerException", "interrupted");
    }
  }
}
