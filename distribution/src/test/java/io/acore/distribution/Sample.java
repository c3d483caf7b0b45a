package io.acore.distribution;

import com.hashicorp.cdktf.App;
import com.hashicorp.cdktf.AppConfig;
import com.hashicorp.cdktf.TerraformStack;
import com.hashicorp.cdktf.providers.aws.data_aws_iam_policy_document.DataAwsIamPolicyDocument;
import com.hashicorp.cdktf.providers.aws.data_aws_iam_policy_document.DataAwsIamPolicyDocumentStatement;
import com.hashicorp.cdktf.providers.aws.iam_role.IamRole;
import com.hashicorp.cdktf.providers.aws.provider.AwsProvider;
import com.hashicorp.cdktf.providers.aws.s3_bucket.S3Bucket;
import java.util.List;
import java.util.Map;

/** A program for plain CDKTF, run with the whole provider and with the cut one. */
final class Sample {
  private Sample() {}

  public static void main(String[] arguments) {
    App app = new App(AppConfig.builder().outdir(arguments[0]).stackTraces(false).build());
    TerraformStack stack = new TerraformStack(app, "sample");
    AwsProvider.Builder.create(stack, "aws").region("us-east-1").build();
    DataAwsIamPolicyDocument document =
        DataAwsIamPolicyDocument.Builder.create(stack, "document")
            .statement(
                List.of(
                    DataAwsIamPolicyDocumentStatement.builder()
                        .actions(List.of("sts:AssumeRole"))
                        .build()))
            .build();
    IamRole role =
        IamRole.Builder.create(stack, "role").assumeRolePolicy(document.getJson()).build();
    S3Bucket.Builder.create(stack, "bucket").tags(Map.of("Role", role.getArn())).build();
    app.synth();
  }
}
