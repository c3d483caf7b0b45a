package io.acore.stacks.checkov;

/** A check of checkov that is wrong for what acore makes, whatever the settings. */
public enum CheckovSkip {
  CKV_AWS_120("an answer belongs to one session; a cache would hand it to another"),
  CKV_AWS_144("packages and page can be made again; copies of users' data elsewhere are not ours"),
  CKV_AWS_225("an answer belongs to one session; a cache would hand it to another"),
  CKV_AWS_272("packages are named by their SHA-256, which Terraform compares; nobody signs them"),
  CKV_AWS_310("a page in one bucket and an API in one region have nothing to fail over to");

  private final String reason;

  CheckovSkip(String reason) {
    this.reason = reason;
  }

  public String id() {
    return name();
  }

  /** Why it is wrong for us. */
  public String reason() {
    return reason;
  }
}
