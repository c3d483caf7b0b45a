package io.acore.functions.access;

import com.cedarpolicy.AuthorizationEngine;
import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.ValidationRequest;
import com.cedarpolicy.model.ValidationResponse;
import com.cedarpolicy.model.entity.Entities;
import com.cedarpolicy.model.entity.Entity;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.exception.InternalException;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.model.schema.Schema;
import com.cedarpolicy.value.CedarList;
import com.cedarpolicy.value.EntityTypeName;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.PrimString;
import com.cedarpolicy.value.Value;
import io.acore.functions.http.Refusal;
import io.acore.functions.tenant.AgentName;
import io.acore.functions.tenant.AppId;
import io.acore.functions.tenant.Identity;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides by Cedar what a user may do in the user's own tenant.
 *
 * <p>The tenant is the session's and never a parameter, so no policy can open another tenant.
 */
public final class AccessPolicy {
  private static final EntityTypeName USER = type("Acore::User");
  private static final EntityTypeName TENANT = type("Acore::Tenant");
  private static final EntityTypeName ACTION = type("Acore::Action");

  private final AuthorizationEngine engine = new BasicAuthorizationEngine();
  private final PolicySet policies;
  private final Map<String, Value> context;

  /**
   * @param added Cedar texts of the deployment
   * @throws IllegalArgumentException when they are no policies, or do not fit the schema
   */
  public AccessPolicy(AppId app, AgentName agent, List<String> added) {
    context = Map.of("app", new PrimString(app.value()), "agent", new PrimString(agent.value()));
    try {
      policies = PolicySet.parsePolicies(resource("bff.cedar") + "\n" + String.join("\n", added));
      ValidationResponse checked =
          engine.validate(
              new ValidationRequest(
                  Schema.parse(Schema.JsonOrCedar.Cedar, resource("bff.cedarschema")), policies));
      if (!checked.validationPassed()) {
        throw new IllegalArgumentException("the policies do not fit the schema: " + checked);
      }
    } catch (InternalException e) {
      throw new IllegalArgumentException("not Cedar policies: " + e.getMessage(), e);
    } catch (AuthException e) {
      throw new IllegalStateException("Cedar cannot check the policies", e);
    }
  }

  /** With the {@code *.cedar} files of a folder, which need not exist. */
  public static AccessPolicy read(AppId app, AgentName agent, Path folder) {
    if (!Files.isDirectory(folder)) {
      return new AccessPolicy(app, agent, List.of());
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> sorted =
          files.filter(file -> file.toString().endsWith(".cedar")).sorted().toList();
      return new AccessPolicy(app, agent, sorted.stream().map(AccessPolicy::text).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Lets through what policies permit.
   *
   * @throws Refusal 403 when no policy permits it, one forbids it, or it cannot be decided
   */
  public void check(Identity identity, Action action) {
    if (!allows(identity, action)) {
      throw new Refusal(403, "forbidden");
    }
  }

  public boolean allows(Identity identity, Action action) {
    EntityUID tenant = TENANT.of(identity.tenant().value());
    Entity user =
        new Entity(
            USER.of(identity.user().value()),
            Map.of(
                "roles",
                new CedarList(
                    identity.roles().stream()
                        .sorted()
                        .map(PrimString::new)
                        .collect(Collectors.toList()))),
            Set.of(tenant));
    AuthorizationRequest request =
        new AuthorizationRequest(
            user.getEUID(),
            ACTION.of(action.word()),
            tenant,
            Optional.of(context),
            Optional.empty(),
            false);
    try {
      return engine
          .isAuthorized(request, policies, new Entities(Set.of(user, new Entity(tenant))))
          .success
          // A policy that could not be evaluated might have been a forbid
          .filter(answer -> answer.isAllowed() && answer.getErrors().isEmpty())
          .isPresent();
    } catch (AuthException e) {
      throw new Refusal(403, "forbidden", e);
    }
  }

  private static EntityTypeName type(String name) {
    return EntityTypeName.parse(name).orElseThrow();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String resource(String name) {
    try (InputStream in = AccessPolicy.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
