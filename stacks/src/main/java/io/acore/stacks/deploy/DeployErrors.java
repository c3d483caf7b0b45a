package io.acore.stacks.deploy;

import io.acore.base.ProcessResult;
import io.acore.base.ToolError;
import io.acore.base.UserError;
import io.acore.stacks.doctor.DoctorReport;
import io.acore.stacks.doctor.Finding;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** What stops a deployment, apart from Terraform itself. */
final class DeployErrors {
  private DeployErrors() {}

  static UserError nobodyToAsk(String command) {
    return new UserError(
        "Nobody can be asked whether to " + command,
        "this is no terminal, or CI is set, and acore never goes on without an answer",
        "look at what `acore plan` prints, then run `acore " + command + " --yes`");
  }

  static UserError stateEndsWithTheJob(String environment) {
    return new UserError(
        "The state of `" + environment + "` would end with this job",
        "it is a file of this machine, and CI is set: the next job would know nothing of what this"
            + " one made",
        "run `acore backend create --env "
            + environment
            + "` once and write the `backend:` that it prints into acore.yaml, or set"
            + " `backend.path` to a place that stays");
  }

  static UserError refused(String command) {
    return new UserError(
        "Nothing was changed",
        "the answer was not `yes`",
        "run `acore " + command + "` again when you are ready");
  }

  static UserError otherAccount(String environment, String wanted, Caller caller) {
    return new UserError(
        "Your credentials belong to account " + caller.account() + ", not to " + wanted,
        "`" + environment + "` is to be in account " + wanted + ", and you are " + caller.arn(),
        "choose a profile of account " + wanted + " with AWS_PROFILE, or correct `account_id`");
  }

  static ToolError noCaller(ProcessResult result) {
    String words = (result.stderr().isBlank() ? result.stdout() : result.stderr()).strip();
    return new ToolError(
        "AWS does not know who you are",
        words.isEmpty() ? "`aws sts get-caller-identity` failed" : words.replaceAll("\\s+", " "),
        "sign in (`aws sso login`), or set AWS_PROFILE, and check with `aws sts get-caller-identity`");
  }

  static UserError toolsMissing(DoctorReport report) {
    List<Finding> missing =
        report.findings().stream()
            .filter(finding -> finding.level() == Finding.Level.MISSING)
            .toList();
    return new UserError(
        "This machine lacks what a deployment needs",
        String.join(
            "; ", missing.stream().map(it -> it.name() + ": " + it.found()).distinct().toList()),
        String.join("; ", missing.stream().map(Finding::fix).distinct().toList()));
  }

  static UserError noModule(String module, Collection<String> modules) {
    return new UserError(
        "This stack has nothing of a module `" + module + "`",
        "it has: " + String.join(", ", modules),
        "name one of those with --only, or leave it out");
  }

  static UserError notDeployed(String stack) {
    return new UserError(
        "`" + stack + "` has no outputs",
        "nothing was deployed yet, or its state is kept elsewhere",
        "run `acore deploy` first");
  }

  static ToolError notSwept(String path, ProcessResult result) {
    return new ToolError(
        "What is left below `" + path + "` cannot be listed",
        result.stderr().strip().replaceAll("\\s+", " "),
        "everything in Terraform's state is gone; allow `ssm:GetParametersByPath` and run"
            + " `acore destroy` again for the rest");
  }

  static ToolError left(List<String> names, Path log) {
    return new ToolError(
        names.size() + " things could not be deleted: " + String.join(", ", names),
        "they are not in Terraform's state, and the bridge could not delete them",
        "look at what it said in `" + log + "`, then run `acore destroy` again");
  }
}
