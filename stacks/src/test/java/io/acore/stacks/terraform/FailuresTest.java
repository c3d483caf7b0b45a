package io.acore.stacks.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import io.acore.base.Environment;
import io.acore.base.FakeProcessRunner;
import io.acore.base.Golden;
import io.acore.base.ToolError;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Terraform, the provider, the bridge and AWS say, and what the user reads. */
final class FailuresTest {
  private static final String DENIED =
      "operation error IAM: CreateRole, https response error StatusCode: 403, RequestID: 1b2, api"
          + " error AccessDenied: User: arn:aws:iam::482913057261:user/dev is not authorized to"
          + " perform: iam:CreateRole on resource: arn:aws:iam::482913057261:role/demo because no"
          + " identity-based policy allows the iam:CreateRole action";

  @TempDir Path project;

  @Test
  void everyKnownFailureIsSaidInTheUsersWords() {
    StringBuilder all = new StringBuilder();
    all.append(
        say(
            "a missing permission",
            problem("aws_iam_role.demo", "creating IAM Role (demo): " + DENIED, "")));
    all.append(
        say(
            "the bridge's own words",
            problem(
                "terraform_data.memory_create",
                "local-exec provisioner error",
                "Error running command 'sh \"./bridge/bridge.sh\" apply': exit status 1. Output:"
                    + " error: memory `notes`: the service reports FAILED\nwhy: the role cannot be"
                    + " assumed\nfix: correct what it names, then apply again\n")));
    all.append(
        say(
            "the bridge lacks a permission",
            problem(
                "terraform_data.memory_create",
                "local-exec provisioner error",
                "Error running command: exit status 1. Output: error: memory `notes`: it cannot be"
                    + " created\nwhy: An error occurred (AccessDeniedException) when calling the"
                    + " CreateMemory operation: User: arn:aws:iam::482913057261:user/dev is not"
                    + " authorized to perform: bedrock-agentcore:CreateMemory on resource:"
                    + " arn:aws:bedrock-agentcore:eu-west-1:482913057261:memory/*\nfix: correct the"
                    + " input that it names\n")));
    all.append(
        say(
            "two at once",
            problem(
                "aws_s3_bucket.one", "creating S3 Bucket (one): api error TooManyBuckets: 100", ""),
            problem(
                "aws_s3_bucket.two",
                "creating S3 Bucket (two): api error TooManyBuckets: 100",
                "")));
    all.append(
        say(
            "a lock",
            problem(
                "",
                "Error acquiring the state lock",
                "Error message: resource temporarily unavailable\nLock Info:\n  ID:       "
                    + " 5f1c\n  Path:      terraform.tfstate\n  Operation: OperationTypeApply\n  Who:"
                    + "       eva@laptop\n  Version:   1.11.4\n  Created:   2026-11-21 10:00:00 UTC\n"
                    + "  Info:      \n")));
    all.append(
        say(
            "expired credentials",
            problem(
                "",
                "Retrieving AWS account details: validating provider credentials: operation error"
                    + " STS: GetCallerIdentity, api error ExpiredToken: The security token included"
                    + " in the request is expired",
                "")));
    all.append(say("a stale plan", problem("", "Saved plan is stale", "The given plan file...")));
    all.append(
        say(
            "another backend",
            problem("", "Backend initialization required, please run \"terraform init\"", "")));
    all.append(
        say(
            "no state bucket",
            problem(
                "",
                "Failed to load state",
                "S3 bucket \"states\" does not exist.\n\nThe referenced")));
    all.append(
        say(
            "a full bucket",
            problem(
                "aws_s3_bucket.memory",
                "deleting S3 Bucket (memory): operation error S3: DeleteBucket, api error"
                    + " BucketNotEmpty: The bucket you tried to delete is not empty.",
                "")));
    all.append(
        say(
            "network interfaces in the way",
            problem(
                "aws_security_group.runtime",
                "deleting Security Group (sg-0a1b2c3d): operation error EC2: DeleteSecurityGroup,"
                    + " api error DependencyViolation: resource sg-0a1b2c3d has a dependent object"
                    + " eni-0123abcd",
                "")));
    all.append(
        say(
            "nothing listens",
            problem(
                "data.aws_caller_identity.current",
                "reading STS Caller Identity: Post \"http://127.0.0.1:4566/\": dial tcp"
                    + " 127.0.0.1:4566: connect: connection refused",
                "")));
    all.append(
        say(
            "a record deleted by hand",
            problem(
                "data.aws_ssm_parameter.memory",
                "reading SSM Parameter (/acore/demo/dev/memory): couldn't find resource",
                "")));
    all.append(
        say(
            "anything else",
            problem(
                "aws_sns_topic.alarms",
                "creating SNS Topic (alarms): operation error SNS: CreateTopic, https response error"
                    + " StatusCode: 400, RequestID: 1, InvalidParameter: Invalid parameter: Topic Name",
                "")));
    all.append(
        render(
            "no words at all",
            failures().of("apply", List.of(), FakeProcessRunner.failed(1, "panic: oops\n"))));
    all.append(render("stopped once", failures().stopped("apply", false)));
    all.append(render("stopped twice", failures().stopped("apply", true)));
    Golden.assertGolden("terraform/failures.txt", all.toString());
    assertThat(all.toString()).contains("allow `iam:CreateRole`").doesNotContain("RequestID: 1b2");
  }

  private String say(String title, Event.Diagnosed... problems) {
    return render(
        title, failures().of("apply", List.of(problems), FakeProcessRunner.failed(1, "")));
  }

  private String render(String title, ToolError error) {
    assertThat(error.exitCode()).isEqualTo(5);
    return "# " + title + "\n" + error.render().replace(project.toString(), "<project>") + "\n";
  }

  private static Event.Diagnosed problem(String address, String summary, String detail) {
    return new Event.Diagnosed(true, summary, detail, address);
  }

  private Failures failures() {
    Clock clock = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
    Environment environment = new Environment(Map.of(), project, project, clock, false);
    StackHome home =
        new StackHome(
            "demo-dev",
            project.resolve("cdktf.out/stacks/demo-dev"),
            project.resolve(".acore"),
            "demo-dev",
            Optional.empty());
    try (RunLog log = RunLog.start(project.resolve(".acore"), "deploy-demo-dev", environment)) {
      return new Failures(new Names(), home, log);
    }
  }

  private static final class Names implements Narrator {
    @Override
    public void say(String line) {
      throw new AssertionError(line);
    }

    @Override
    public void warn(Event.Diagnosed warning) {
      throw new AssertionError(warning);
    }

    @Override
    public String nameOf(String address) {
      return address
              .substring(0, address.lastIndexOf('.'))
              .replaceAll(".*aws_", "")
              .replace('_', ' ')
          + " `"
          + address.substring(address.lastIndexOf('.') + 1)
          + "`";
    }
  }
}
