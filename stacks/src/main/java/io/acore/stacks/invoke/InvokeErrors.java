package io.acore.stacks.invoke;

import io.acore.base.ToolError;
import io.acore.base.UserError;
import java.io.IOException;
import java.util.Locale;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What can go wrong on the way to an agent, in words that say what to do. */
final class InvokeErrors {
  private static final String ACTION = "bedrock-agentcore:InvokeAgentRuntime";

  private InvokeErrors() {}

  static UserError of(AwsServiceException failure, Invocation invocation) {
    String code = failure.awsErrorDetails() == null ? "" : failure.awsErrorDetails().errorCode();
    String message =
        failure.awsErrorDetails() == null ? "" : failure.awsErrorDetails().errorMessage();
    String said = message == null || message.isEmpty() ? code : message;
    String named = String.valueOf(code).toLowerCase(Locale.ROOT);
    if (failure.statusCode() == 424 || named.contains("runtimeclienterror")) {
      return new ToolError(
          "The agent failed to answer",
          said,
          "read the agent's log group `/aws/bedrock-agentcore/runtimes/"
              + id(invocation)
              + "-"
              + invocation.qualifier()
              + "`; a new session starts a fresh process",
          failure);
    }
    if (named.contains("expired") || said.contains("security token included in the request is")) {
      return new ToolError(
          "AWS does not accept your credentials",
          said,
          "sign in again (`aws sso login`, or new keys for your profile) and repeat the command",
          failure);
    }
    if (named.contains("unrecognizedclient")
        || named.contains("invalidclienttoken")
        || named.contains("signature")) {
      return new ToolError(
          "AWS does not accept your credentials",
          said,
          "check AWS_PROFILE and the keys of that profile with `aws sts get-caller-identity`",
          failure);
    }
    if (failure.statusCode() == 403) {
      return new ToolError(
          "You may not invoke `" + invocation.runtime() + "`",
          said,
          "allow the action `"
              + ACTION
              + "` on that ARN and on `"
              + invocation.runtime()
              + "/runtime-endpoint/"
              + invocation.qualifier()
              + "`",
          failure);
    }
    if (failure.statusCode() == 404) {
      return new ToolError(
          "There is no endpoint `" + invocation.qualifier() + "` of `" + invocation.runtime() + "`",
          said,
          "see what is there with `acore status`, or name another with --runtime-arn and --qualifier",
          failure);
    }
    if (failure.statusCode() == 429 || failure.statusCode() == 409) {
      return new ToolError(
          "The agent is busy", said, "wait a few seconds and repeat the command", failure);
    }
    return new ToolError(
        "AWS refused the call with `" + code + "`",
        said.isEmpty() ? "status " + failure.statusCode() : said,
        "correct what it names; the request id is " + failure.requestId(),
        failure);
  }

  static UserError of(SdkClientException failure, Invocation invocation) {
    String said = deepest(failure);
    if (String.valueOf(failure.getMessage()).contains("load credentials")) {
      return new ToolError(
          "There are no AWS credentials",
          "none of the environment, your profile, IAM Identity Center and the machine's role gave any",
          "sign in (`aws sso login`, or `aws configure`), set AWS_PROFILE, then repeat the command",
          failure);
    }
    if (said.contains("token") && said.contains("expired")) {
      return new ToolError(
          "Your sign-in has expired", said, "run `aws sso login` and repeat the command", failure);
    }
    return new ToolError(
        "AgentCore in " + invocation.runtime().region() + " cannot be reached",
        said,
        "check the network, AWS_ENDPOINT_URL and the region in the ARN",
        failure);
  }

  static UserError brokeOff(IOException failure) {
    return new ToolError(
        "The answer broke off",
        String.valueOf(failure.getMessage()),
        "repeat the command; with the same --session the agent knows what it was asked",
        failure);
  }

  static UserError failedMidway(String reason) {
    return new ToolError(
        "The agent failed while it was answering",
        reason,
        "read the agent's log group; a new session starts a fresh process");
  }

  private static String id(Invocation invocation) {
    String arn = invocation.runtime().value();
    return arn.substring(arn.indexOf('/') + 1);
  }

  private static String deepest(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage() == null ? cause : cause.getMessage());
  }
}
