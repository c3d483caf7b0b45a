package io.acore.localcloud.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.localcloud.runtime.AwsCalls;
import io.acore.localcloud.runtime.AwsFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How many messages wait, by queue. */
final class Queues {
  private final AwsCalls aws;

  Queues(AwsCalls aws) {
    this.aws = aws;
  }

  List<Map<String, Object>> depths(Iterable<String> regions) {
    List<Map<String, Object>> depths = new ArrayList<>();
    for (String region : regions) {
      try {
        JsonNode queues = aws.json("sqs", region, "AmazonSQS.ListQueues", Map.of());
        for (JsonNode url : queues.path("QueueUrls")) {
          depths.add(depth(region, url.asText()));
        }
      } catch (AwsFailure | IOException e) {
        depths.add(Map.of("region", region, "name", "(not known: " + e.getMessage() + ")"));
      }
    }
    return depths;
  }

  private Map<String, Object> depth(String region, String url) throws AwsFailure, IOException {
    JsonNode attributes =
        aws.json(
                "sqs",
                region,
                "AmazonSQS.GetQueueAttributes",
                Map.of("QueueUrl", url, "AttributeNames", List.of("All")))
            .path("Attributes");
    return Map.of(
        "region", region,
        "name", url.substring(url.lastIndexOf('/') + 1),
        "waiting", attributes.path("ApproximateNumberOfMessages").asInt(),
        "inFlight", attributes.path("ApproximateNumberOfMessagesNotVisible").asInt(),
        "delayed", attributes.path("ApproximateNumberOfMessagesDelayed").asInt());
  }
}
