package io.acore.localcloud.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.localcloud.runtime.AwsCalls;
import io.acore.localcloud.runtime.AwsFailure;
import java.io.IOException;
import java.util.Map;

/** Where events go in the end: a queue or a topic, by their ARN. */
public final class Destinations {
  private final AwsCalls aws;

  public Destinations(AwsCalls aws) {
    this.aws = aws;
  }

  /** Whether this is a kind that can be sent to; a function, for one, is not. */
  static boolean takes(String arn) {
    String service = arn.split(":", 4)[2];
    return service.equals("sqs") || service.equals("sns");
  }

  /** Sends a text with its attributes. */
  public void send(String arn, String body, Map<String, String> attributes)
      throws IOException, AwsFailure {
    String[] parts = arn.split(":");
    if (parts[2].equals("sns")) {
      aws.query(
          "sns",
          parts[3],
          Map.of("Action", "Publish", "Version", "2010-03-31", "TopicArn", arn, "Message", body));
      return;
    }
    Map<String, Object> shown = new java.util.TreeMap<>();
    attributes.forEach(
        (name, value) ->
            shown.put(
                name,
                Map.of(
                    "DataType",
                    name.equals("ErrorCode") ? "Number" : "String",
                    "StringValue",
                    value)));
    aws.json(
        "sqs",
        parts[3],
        "AmazonSQS.SendMessage",
        Map.of("QueueUrl", queueUrl(arn), "MessageBody", body, "MessageAttributes", shown));
  }

  private String queueUrl(String arn) throws IOException, AwsFailure {
    String[] parts = arn.split(":");
    JsonNode found =
        aws.json("sqs", parts[3], "AmazonSQS.GetQueueUrl", Map.of("QueueName", parts[5]));
    return found.path("QueueUrl").asText();
  }
}
