package io.acore.stacks.checkov;

/** A check of checkov that a setting of acore.yaml answers; what costs money is off by default. */
public enum CheckovSetting {
  CKV_AWS_18("access_log_buckets"),
  CKV_AWS_26("enable_kms"),
  CKV_AWS_68("enable_waf"),
  CKV_AWS_86("access_log_buckets"),
  CKV_AWS_115("concurrency of the function"),
  CKV_AWS_117("vpc of the function"),
  CKV_AWS_119("enable_kms"),
  CKV_AWS_145("enable_kms"),
  CKV_AWS_158("enable_kms"),
  CKV_AWS_173("enable_kms"),
  CKV_AWS_174("bff.domain"),
  CKV_AWS_338("log_retention_days"),
  CKV_AWS_374("bff.countries"),
  CKV2_AWS_29("enable_waf"),
  CKV2_AWS_42("bff.domain"),
  CKV2_AWS_47("enable_waf");

  private final String setting;

  CheckovSetting(String setting) {
    this.setting = setting;
  }

  public String id() {
    return name();
  }

  /** What to write in acore.yaml, see docs/reference/acore-yaml.md. */
  public String setting() {
    return setting;
  }
}
