package io.acore.constructs.evaluation;

import io.acore.constructs.bridge.BridgeKind;
import io.acore.constructs.bridge.BridgedResource;
import io.acore.constructs.key.IKey;
import io.acore.constructs.role.Account;
import io.acore.constructs.role.IRole;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.terraform.PlacedConstruct;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.constructs.Construct;

/** A judge of one's own. */
public final class Evaluator extends PlacedConstruct implements IEvaluator {
  private final BridgedResource resource;
  private final Judge judge;
  private final Optional<IKey> key;

  public Evaluator(Construct scope, String id, EvaluatorProps props) {
    super(scope, id);
    this.judge = props.judge();
    this.key = props.key();
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("level", props.level().name());
    input.put("evaluatorConfig", judge.input());
    input.put("description", props.description());
    input.put("kmsKeyArn", key.map(IKey::arn));
    BridgedResource.Builder builder =
        BridgedResource.builder(this, BridgeKind.EVALUATOR)
            .name(Expression.literal(props.name()))
            .input(input);
    props.dependencies().forEach(builder::dependsOn);
    this.resource = builder.build();
  }

  @Override
  public Expression id() {
    return resource.id();
  }

  public Expression arn() {
    return resource.arn();
  }

  @Override
  public void grantJudge(IRole role, Account account) {
    judge.grant(role, account);
    key.ifPresent(it -> it.grantDecrypt(role));
  }
}
