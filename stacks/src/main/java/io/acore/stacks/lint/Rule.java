package io.acore.stacks.lint;

import java.util.function.BiConsumer;

/** The rules; the name is what a suppression and a SARIF viewer show. */
enum Rule {
  IAM_WILDCARD_ACTION(
      "error",
      "A policy allows every action of a service",
      "list the actions that the code calls",
      IamRules::wildcardAction),
  IAM_WILDCARD_RESOURCE(
      "error",
      "A policy allows actions at every resource",
      "name the resources by ARN; where the service knows none, suppress this with that reason",
      IamRules::wildcardResource),
  TRUST_ANYONE(
      "error",
      "A role can be taken by anybody",
      "name the service or the account that takes it",
      IamRules::trustAnyone),
  TRUST_WITHOUT_SOURCE(
      "warning",
      "A service can be made to take the role for somebody else's resource",
      "add a condition on aws:SourceAccount or aws:SourceArn",
      IamRules::trustWithoutSource),
  TRUST_WHOLE_ACCOUNT(
      "warning",
      "Every identity of an account can take a role",
      "name the role that takes it, or add a condition",
      IamRules::trustWholeAccount),
  POLICY_FOR_ANYONE(
      "error",
      "A resource is open to everybody",
      "name the principals, or add a condition",
      IamRules::policyForAnyone),
  LOG_GROUP_WITHOUT_RETENTION(
      "warning",
      "A log group keeps everything for ever",
      "set retention_in_days; in acore.yaml, log_retention_days",
      StorageRules::logRetention),
  BUCKET_PUBLIC(
      "error",
      "A bucket does not block public access",
      "add an aws_s3_bucket_public_access_block with all four switches on",
      StorageRules::publicBucket),
  BUCKET_UNENCRYPTED(
      "error",
      "A bucket says nothing about encryption",
      "add an aws_s3_bucket_server_side_encryption_configuration",
      StorageRules::bucketEncryption),
  BUCKET_WITHOUT_TLS(
      "error",
      "A bucket takes plain HTTP",
      "deny all actions when aws:SecureTransport is false in its policy",
      StorageRules::bucketTls),
  QUEUE_UNENCRYPTED(
      "error",
      "A queue is not encrypted",
      "set sqs_managed_sse_enabled, or a key",
      StorageRules::queueEncryption),
  TOPIC_UNENCRYPTED(
      "warning",
      "A topic is not encrypted",
      "set kms_master_key_id",
      StorageRules::topicEncryption),
  TABLE_WITHOUT_RECOVERY(
      "warning",
      "A table cannot be brought back to an earlier time",
      "turn point_in_time_recovery on",
      StorageRules::tableRecovery),
  KEY_WITHOUT_ROTATION(
      "warning", "A key never changes", "set enable_key_rotation", StorageRules::keyRotation),
  STATE_UNENCRYPTED(
      "error", "Terraform's state is not encrypted", "set backend.encrypt", StorageRules::state),
  OPEN_TO_THE_INTERNET(
      "error",
      "A security group lets the whole internet in",
      "name the networks or security groups that call",
      NetworkRules::openGroup),
  PUBLIC_NETWORK(
      "error",
      "Code that a model writes runs with access to the internet",
      "use SANDBOX or VPC; in acore.yaml, code_interpreter_network_mode",
      NetworkRules::publicInterpreter),
  PUBLIC_ADDRESS(
      "error",
      "A task has an address on the internet",
      "set assign_public_ip to false and use endpoints",
      NetworkRules::publicAddress),
  FUNCTION_URL_OPEN(
      "error",
      "A function can be called by everybody",
      "set authorization_type to AWS_IAM",
      NetworkRules::functionUrl),
  PLAIN_HTTP("error", "Plain HTTP is answered", "redirect it to HTTPS", NetworkRules::plainHttp),
  DEAD_LETTERS_MISSING(
      "error",
      "What fails asynchronously is lost",
      "add a dead-letter queue",
      FlowRules::deadLetters),
  SECRET_IN_ENVIRONMENT(
      "error",
      "A secret stands in plain text",
      "put it into Secrets Manager or SSM and write ${secret:name} or ${ssm:/path}",
      FlowRules::secrets),
  PLACEHOLDER_ACCOUNT(
      "error",
      "An account number from documentation",
      "take the ARN from a resource or a data source (rule 1.7)",
      FlowRules::placeholders),
  BRIDGE_WITHOUT_OWNER(
      "error",
      "A command makes something that nothing deletes",
      "make it with the bridge: a destroy-time provisioner in the resource that owns it",
      FlowRules::ownerless);

  /** What a rule looks at, and what it tells: a resource and what is wrong with it. */
  interface Check extends BiConsumer<Stack, BiConsumer<Block, String>> {}

  private final String level;
  private final String description;
  private final String fix;
  private final Check check;

  Rule(String level, String description, String fix, Check check) {
    this.level = level;
    this.description = description;
    this.fix = fix;
    this.check = check;
  }

  String id() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  String level() {
    return level;
  }

  String description() {
    return description;
  }

  String fix() {
    return fix;
  }

  void check(Stack stack, BiConsumer<Block, String> report) {
    check.accept(stack, report);
  }
}
