package io.acore.scaffold.template;

import io.acore.base.UserError;

/** What a template's author can fix. */
final class TemplateErrors {
  private TemplateErrors() {}

  static UserError broken(String place, String why) {
    return new UserError(
        "the template cannot be rendered: " + place,
        why,
        "correct the template, or use acore's own");
  }

  static UserError noTemplate(String folder) {
    return new UserError(
        "there is no template in `" + folder + "`",
        "a template is a folder with a `" + Template.FILE_NAME + "`",
        "name another folder");
  }

  static UserError unreadable(String file, String why) {
    return new UserError(
        "`" + file + "` of the template cannot be read", why, "correct the template");
  }
}
