package io.acore.stacks.synth;

import com.hashicorp.cdktf.LocalBackend;
import com.hashicorp.cdktf.LocalBackendConfig;
import com.hashicorp.cdktf.S3Backend;
import com.hashicorp.cdktf.S3BackendConfig;
import com.hashicorp.cdktf.providers.aws.provider.AwsProvider;
import com.hashicorp.cdktf.providers.aws.provider.AwsProviderConfig;
import com.hashicorp.cdktf.providers.aws.provider.AwsProviderDefaultTags;
import io.acore.constructs.bridge.BridgeForm;
import io.acore.constructs.terraform.AcoreStack;
import io.acore.constructs.terraform.Expression;
import io.acore.stacks.config.Config;
import io.acore.stacks.config.Section;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The head of a stack: which Terraform, which providers in which regions, and where the state is
 * kept.
 */
final class Providers {
  /** The Terraform release that our tests run; written to {@code .terraform-version}. */
  static final String TERRAFORM = "1.11.4";

  private static final String NULL_PROVIDER = "~> 3.2";

  private Providers() {}

  static void addTo(AcoreStack stack, Config config, BridgeForm form) {
    aws(stack, "aws", config.agentcoreRegion(), "", config);
    aws(stack, "aws_bedrock", config.bedrockRegion(), "bedrock", config);
    aws(stack, "aws_bff", config.bffRegion(), "bff", config);
    if (config.root().flag("enable_bff") && config.root().flag("enable_waf")) {
      aws(stack, "aws_edge", "us-east-1", "edge", config);
    }
    Map<String, Object> required = new LinkedHashMap<>();
    required.put(
        "aws",
        Map.of("source", "hashicorp/aws", "version", config.root().text("aws_provider_version")));
    if (form == BridgeForm.NULL_RESOURCE) {
      required.put("null", Map.of("source", "hashicorp/null", "version", NULL_PROVIDER));
    }
    stack.addOverride("terraform.required_providers", required);
    // `removed` blocks with a destroy provisioner came with 1.9.
    stack.addOverride("terraform.required_version", ">= 1.9");
    backend(stack, config);
  }

  private static void aws(AcoreStack stack, String id, String region, String alias, Config config) {
    AwsProviderConfig.Builder provider =
        AwsProviderConfig.builder()
            .region(Expression.literal(region).toString())
            .defaultTags(
                List.of(AwsProviderDefaultTags.builder().tags(escaped(config.tags())).build()));
    if (!alias.isEmpty()) {
      provider.alias(alias);
    }
    new AwsProvider(stack, id, provider.build());
  }

  private static Map<String, String> escaped(Map<String, String> tags) {
    Map<String, String> escaped = new LinkedHashMap<>();
    tags.forEach(
        (key, value) ->
            escaped.put(Expression.literal(key).toString(), Expression.literal(value).toString()));
    return escaped;
  }

  private static void backend(AcoreStack stack, Config config) {
    Section backend = config.root().section("backend");
    if (!backend.text("type").equals("s3")) {
      // A path of its own keeps CDKTF from writing this machine's folder into the output.
      new LocalBackend(
          stack,
          LocalBackendConfig.builder()
              .path(backend.optionalText("path").orElse("terraform.tfstate"))
              .build());
      return;
    }
    S3Backend s3 =
        new S3Backend(
            stack,
            S3BackendConfig.builder()
                .bucket(backend.text("bucket"))
                .key(
                    backend
                        .optionalText("key")
                        .orElse(
                            config.root().text("agent_name")
                                + "/"
                                + config.environment()
                                + "/"
                                + stack.getNode().getId()
                                + ".tfstate"))
                .region(backend.optionalText("region").orElse(config.root().text("region")))
                .encrypt(backend.flag("encrypt"))
                .build());
    backend.optionalText("dynamodb_table").ifPresent(it -> s3.addOverride("dynamodb_table", it));
    backend.optionalText("profile").ifPresent(it -> s3.addOverride("profile", it));
    backend
        .optionalText("role_arn")
        .ifPresent(it -> s3.addOverride("assume_role", Map.of("role_arn", it)));
    backend.optionalText("kms_key_id").ifPresent(key -> s3.addOverride("kms_key_id", key));
    if (backend.optionalText("endpoint").isPresent()) {
      // S3 look-alikes disagree about conditional writes, so they get no lock file.
      s3.addOverride("endpoints", Map.of("s3", backend.text("endpoint")));
      s3.addOverride("use_path_style", true);
      s3.addOverride("skip_credentials_validation", true);
      s3.addOverride("skip_requesting_account_id", true);
    } else if (backend.flag("use_lockfile")) {
      s3.addOverride("use_lockfile", true);
      stack.addOverride("terraform.required_version", ">= 1.10");
    }
  }
}
