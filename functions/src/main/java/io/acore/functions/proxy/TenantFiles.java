package io.acore.functions.proxy;

import io.acore.functions.tenant.Identity;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** The memory bucket below the tenant's prefix, written with the tenant's own credentials. */
final class TenantFiles implements Files {
  private final S3Client s3;
  private final String bucket;
  private final TenantPolicy policy;
  private final TenantCredentials credentials;

  TenantFiles(S3Client s3, String bucket, TenantPolicy policy, TenantCredentials credentials) {
    this.s3 = s3;
    this.bucket = bucket;
    this.policy = policy;
    this.credentials = credentials;
  }

  @Override
  public String put(Identity identity, FileName name, byte[] content) {
    String key =
        policy.prefix(identity.tenant())
            + "uploads/"
            + identity.user().value()
            + "/"
            + name.value();
    s3.putObject(
        request ->
            request
                .bucket(bucket)
                .key(key)
                // Whatever it claims to be: nothing of it may run in a browser later
                .contentType("application/octet-stream")
                .overrideConfiguration(
                    configuration ->
                        configuration.credentialsProvider(
                            StaticCredentialsProvider.create(credentials.of(identity)))),
        RequestBody.fromBytes(content));
    return key;
  }
}
