package io.acore.constructs.key;

import io.acore.constructs.role.IRole;
import io.acore.constructs.terraform.Expression;

/** A KMS key that is ours or was there before. */
public interface IKey {
  /** The key's ARN, which is the form AgentCore wants (it refuses aliases). */
  Expression arn();

  /** Lets the role encrypt and decrypt with the key. */
  void grantEncryptDecrypt(IRole role);

  /** Lets the role read what the key encrypted. */
  void grantDecrypt(IRole role);

  /** Lets alarms of this account speak to a topic that the key encrypts. */
  void grantAlarms();

  /**
   * Lets distributions of this account read what the key encrypts.
   *
   * @return whether it could: of a key that exists already nobody here writes the policy
   */
  boolean grantDistributions();

  /** Lets CloudWatch Logs in a region encrypt log groups whose names start like this. */
  void grantLogs(Expression region, String logGroupPrefix);
}
