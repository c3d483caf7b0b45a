package io.acore.constructs.evaluation;

import io.acore.constructs.role.Account;
import io.acore.constructs.role.IRole;
import io.acore.constructs.terraform.Expression;

/** A judge: ours, the service's own, or one that was there before. */
public interface IEvaluator {
  /** What an online evaluation names. */
  Expression id();

  /** Lets the role of an online evaluation do what judging takes. */
  void grantJudge(IRole role, Account account);
}
