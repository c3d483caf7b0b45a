package io.acore.functions.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.acore.functions.tenant.AgentName;
import io.acore.functions.tenant.AppId;
import io.acore.functions.tenant.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class TenantPolicyTest {
  private static final String RUNTIME =
      "arn:aws:bedrock-agentcore:us-east-1:000011112222:runtime/helper-0123456789";
  private static final String BUCKET = "arn:aws:s3:::memory";
  private static final String TABLE = "arn:aws:dynamodb:us-east-1:000011112222:table/tenants";
  private static final Map<String, List<String>> NOTHING = Map.of();

  private final TenantPolicy policies = policies("shop", "helper");

  @Test
  void reachesTheOwnTenant() {
    PolicySimulation acme = of("acme");
    assertThat(acme.allows("s3:GetObject", BUCKET + "/shop/acme/helper/notes.txt", NOTHING))
        .isTrue();
    assertThat(
            acme.allows("s3:ListBucket", BUCKET, Map.of("s3:prefix", List.of("shop/acme/helper/"))))
        .isTrue();
    assertThat(acme.allows("dynamodb:Query", TABLE, leading("APP#shop#TENANT#acme"))).isTrue();
    assertThat(acme.allows("bedrock-agentcore:InvokeAgentRuntime", RUNTIME, NOTHING)).isTrue();
    assertThat(
            acme.allows(
                "bedrock-agentcore:InvokeAgentRuntime",
                RUNTIME + "/runtime-endpoint/DEFAULT",
                NOTHING))
        .isTrue();
  }

  @Test
  void reachesNoObjectOfAnotherTenant() {
    PolicySimulation acme = of("acme");
    for (String key :
        List.of(
            "shop/globex/helper/notes.txt",
            "shop/acme2/helper/x",
            "shop/acme/other/x",
            "shop/acme",
            "other/acme/helper/x",
            "deployments/helper.zip",
            "shop/acme/helper",
            "/shop/acme/helper/x")) {
      for (String action : List.of("s3:GetObject", "s3:PutObject", "s3:DeleteObject")) {
        assertThat(acme.allows(action, BUCKET + "/" + key, NOTHING)).as(key).isFalse();
      }
    }
    assertThat(acme.allows("s3:GetObject", "arn:aws:s3:::other/shop/acme/helper/x", NOTHING))
        .isFalse();
  }

  @Test
  void listsNothingOfAnotherTenant() {
    PolicySimulation acme = of("acme");
    for (String prefix : List.of("", "shop/", "shop/globex/helper/", "shop/acme2/")) {
      assertThat(acme.allows("s3:ListBucket", BUCKET, Map.of("s3:prefix", List.of(prefix))))
          .isFalse();
    }
    assertThat(acme.allows("s3:ListBucket", BUCKET, NOTHING)).isFalse();
  }

  @Test
  void reachesNoItemOfAnotherTenant() {
    PolicySimulation acme = of("acme");
    assertThat(acme.allows("dynamodb:GetItem", TABLE, leading("APP#shop#TENANT#globex"))).isFalse();
    assertThat(acme.allows("dynamodb:GetItem", TABLE, leading("APP#shop#TENANT#acme2"))).isFalse();
    assertThat(
            acme.allows(
                "dynamodb:Query",
                TABLE,
                Map.of(
                    "dynamodb:LeadingKeys",
                    List.of("APP#shop#TENANT#acme", "APP#shop#TENANT#globex"))))
        .isFalse();
    // A request without keys must not slip through `ForAllValues`
    assertThat(acme.allows("dynamodb:GetItem", TABLE, NOTHING)).isFalse();
    assertThat(acme.allows("dynamodb:Scan", TABLE, NOTHING)).isFalse();
    assertThat(acme.allows("dynamodb:PartiQLSelect", TABLE, leading("APP#shop#TENANT#acme")))
        .isFalse();
    assertThat(acme.allows("dynamodb:Query", TABLE + "/index/x", leading("APP#shop#TENANT#acme")))
        .isFalse();
  }

  @Test
  void allowsNothingElseAtAll() {
    PolicySimulation acme = of("acme");
    for (String action :
        List.of(
            "sts:AssumeRole",
            "iam:PassRole",
            "s3:PutBucketPolicy",
            "s3:GetObjectVersion",
            "kms:Decrypt",
            "secretsmanager:GetSecretValue",
            "bedrock-agentcore:UpdateAgentRuntime",
            "dynamodb:*")) {
      assertThat(acme.allows(action, "*", NOTHING)).as(action).isFalse();
      assertThat(acme.allows(action, TABLE, leading("APP#shop#TENANT#acme"))).as(action).isFalse();
      assertThat(acme.allows(action, BUCKET + "/shop/acme/helper/x", NOTHING)).as(action).isFalse();
    }
    assertThat(acme.allows("bedrock-agentcore:InvokeAgentRuntime", RUNTIME + "2", NOTHING))
        .isFalse();
  }

  @Property(tries = 1000)
  void noTenantReachesAnother(@ForAll("tenants") String one, @ForAll("tenants") String other) {
    Assume.that(!one.equals(other));
    PolicySimulation simulation = of(one);
    assertThat(
            simulation.allows(
                "s3:GetObject", BUCKET + "/" + policies.prefix(new TenantId(other)) + "x", NOTHING))
        .isFalse();
    assertThat(
            simulation.allows(
                "dynamodb:GetItem", TABLE, leading(policies.partitionKey(new TenantId(other)))))
        .isFalse();
  }

  @Test
  void fitsIntoWhatStsTakesWithRoomLeftAtTheLongestNames() {
    TenantPolicy longest =
        new TenantPolicy(
            new AppId("a".repeat(64)),
            new AgentName("a".repeat(32)),
            "arn:aws-us-gov:bedrock-agentcore:us-gov-west-1:000011112222:runtime/"
                + "r".repeat(48)
                + "-0123456789",
            Optional.of("b".repeat(63)),
            Optional.of(
                "arn:aws-us-gov:dynamodb:us-gov-west-1:000011112222:table/" + "t".repeat(63)),
            true);
    String text = longest.render(new TenantId("t".repeat(64)));
    assertThat(text).hasSizeLessThanOrEqualTo(TenantPolicy.MOST_CHARACTERS * 9 / 10);
    assertThat(text).matches("[\\x20-\\x7E]*");
  }

  @Test
  void namesThePartitionOfTheRuntime() {
    TenantPolicy china =
        new TenantPolicy(
            new AppId("shop"),
            new AgentName("helper"),
            RUNTIME.replace("arn:aws:", "arn:aws-cn:"),
            Optional.of("memory"),
            Optional.empty(),
            false);
    assertThat(china.render(new TenantId("acme")))
        .contains("arn:aws-cn:s3:::memory/shop/acme/helper/*");
  }

  @Provide
  Arbitrary<String> tenants() {
    return Arbitraries.strings()
        .withChars("ab-._19")
        .ofMinLength(1)
        .ofMaxLength(6)
        .filter(text -> text.matches("[a-z0-9]([a-z0-9._-]*[a-z0-9])?"));
  }

  private PolicySimulation of(String tenant) {
    return new PolicySimulation(policies.render(new TenantId(tenant)));
  }

  private static TenantPolicy policies(String app, String agent) {
    return new TenantPolicy(
        new AppId(app),
        new AgentName(agent),
        RUNTIME,
        Optional.of("memory"),
        Optional.of(TABLE),
        false);
  }

  private static Map<String, List<String>> leading(String key) {
    return Map.of("dynamodb:LeadingKeys", List.of(key));
  }
}
