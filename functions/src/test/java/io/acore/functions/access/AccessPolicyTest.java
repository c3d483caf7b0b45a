package io.acore.functions.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acore.functions.tenant.AgentName;
import io.acore.functions.tenant.AppId;
import io.acore.functions.tenant.Identity;
import io.acore.functions.tenant.TenantId;
import io.acore.functions.tenant.UserId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AccessPolicyTest {
  private static final AppId APP = new AppId("shop");
  private static final AgentName AGENT = new AgentName("helper");

  @Test
  void permitsByRole() {
    AccessPolicy policy = policy();
    assertThat(policy.allows(who("acme", "user"), Action.INVOKE)).isTrue();
    assertThat(policy.allows(who("acme", "user"), Action.UPLOAD)).isTrue();
    assertThat(policy.allows(who("acme", "user"), Action.ADMIN)).isFalse();
    assertThat(policy.allows(who("acme", "admin"), Action.ADMIN)).isTrue();
    assertThat(policy.allows(who("acme"), Action.INVOKE)).isFalse();
  }

  @Test
  void letsADeploymentForbid() {
    AccessPolicy policy =
        policy(
            "forbid (principal, action == Acore::Action::\"upload\", resource == Acore::Tenant::\"acme\");");
    assertThat(policy.allows(who("acme", "user"), Action.UPLOAD)).isFalse();
    assertThat(policy.allows(who("globex", "user"), Action.UPLOAD)).isTrue();
  }

  @Test
  void letsADeploymentPermit() {
    AccessPolicy policy =
        policy(
            "permit (principal, action == Acore::Action::\"invoke\", resource) when { principal.roles.contains(\"guest\") };");
    assertThat(policy.allows(who("acme", "guest"), Action.INVOKE)).isTrue();
  }

  @Test
  void deniesWhenAPolicyCannotBeEvaluated() {
    AccessPolicy policy =
        policy("forbid (principal, action, resource) when { 9223372036854775807 + 1 == 0 };");
    assertThat(policy.allows(who("acme", "user"), Action.INVOKE)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "permit (principal, action, resource",
        "permit (principal, action == Acore::Action::\"delete\", resource);",
        "permit (principal, action, resource) when { principal.rolls.contains(\"user\") };"
      })
  void doesNotStartWithPoliciesThatAreWrong(String text) {
    assertThatThrownBy(() -> policy(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void readsThePoliciesOfAFolder(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("a.cedar"), "forbid (principal, action, resource);");
    Files.writeString(folder.resolve("notes.txt"), "not Cedar");
    assertThat(AccessPolicy.read(APP, AGENT, folder).allows(who("acme", "user"), Action.INVOKE))
        .isFalse();
    assertThat(
            AccessPolicy.read(APP, AGENT, folder.resolve("none"))
                .allows(who("acme", "user"), Action.INVOKE))
        .isTrue();
  }

  private static AccessPolicy policy(String... added) {
    return new AccessPolicy(APP, AGENT, List.of(added));
  }

  private static Identity who(String tenant, String... roles) {
    return new Identity(
        new TenantId(tenant), UserId.of("https://main.example", "alice"), Set.of(roles));
  }
}
