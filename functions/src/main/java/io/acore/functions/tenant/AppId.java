package io.acore.functions.tenant;

import java.util.regex.Pattern;

/** The application; first part of every tenancy key. The form is that of {@code app_id}. */
public record AppId(String value) {
  private static final Pattern FORM =
      Pattern.compile("[a-zA-Z0-9](?:[a-zA-Z0-9_.-]{0,62}[a-zA-Z0-9])?");

  public AppId {
    Names.check(value, FORM, "application id");
  }
}
