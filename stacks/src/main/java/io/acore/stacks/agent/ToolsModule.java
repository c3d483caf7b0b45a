package io.acore.stacks.agent;

import io.acore.constructs.browser.Browser;
import io.acore.constructs.browser.BrowserNetwork;
import io.acore.constructs.browser.BrowserProfile;
import io.acore.constructs.browser.BrowserProps;
import io.acore.constructs.browser.BrowserRecording;
import io.acore.constructs.bucket.Bucket;
import io.acore.constructs.bucket.BucketProps;
import io.acore.constructs.certificate.TrustedCertificates;
import io.acore.constructs.interpreter.CodeInterpreter;
import io.acore.constructs.interpreter.CodeInterpreterProps;
import io.acore.constructs.interpreter.InterpreterNetwork;
import io.acore.constructs.role.Account;
import io.acore.constructs.role.Role;
import io.acore.constructs.terraform.Expression;
import io.acore.stacks.config.Section;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Code interpreter and browser. */
public final class ToolsModule {
  // A bucket's name has 63 characters; a hyphen and the account's twelve come behind.
  private static final int BUCKET_NAME = 50;

  private ToolsModule() {}

  /** Builds what acore.yaml asks for. */
  public static Tools build(AgentContext context) {
    Section root = context.config().root();
    Optional<CodeInterpreter> interpreter =
        root.flag("enable_code_interpreter") ? Optional.of(interpreter(context)) : Optional.empty();
    Optional<Browser> browser = Optional.empty();
    Map<String, BrowserProfile> profiles = new TreeMap<>();
    if (root.flag("enable_browser")) {
      browser = Optional.of(browser(context));
      root.section("browser")
          .entries("profiles")
          .forEach((name, section) -> profiles.put(name, profile(context, name, section)));
    }
    return new Tools(interpreter, browser, profiles);
  }

  private static CodeInterpreter interpreter(AgentContext context) {
    Section root = context.config().root();
    Section section = root.section("code_interpreter");
    CodeInterpreterProps.Builder props =
        CodeInterpreterProps.builder(context.naming().underscored("code_interpreter"))
            .network(network(root.text("code_interpreter_network_mode"), section))
            .certificates(certificates(section));
    section.optionalText("description").ifPresent(props::description);
    section
        .optionalText("execution_role_arn")
        .map(arn -> Role.fromArn(Expression.literal(arn)))
        .ifPresent(props::role);
    CodeInterpreter made = new CodeInterpreter(context.stack(), "code_interpreter", props.build());
    context.stack().output("code_interpreter_id", made.id());
    return made;
  }

  private static InterpreterNetwork network(String mode, Section section) {
    return switch (mode) {
      case "VPC" -> InterpreterNetwork.vpc(Blocks.vpc(section).orElseThrow());
      case "PUBLIC" -> InterpreterNetwork.publicAccess();
      default -> InterpreterNetwork.sandbox();
    };
  }

  private static Browser browser(AgentContext context) {
    Section section = context.config().root().section("browser");
    BrowserProps.Builder props =
        BrowserProps.builder(context.naming().underscored("browser"))
            .signed(section.flag("signed"))
            .certificates(certificates(section));
    if (section.text("network_mode").equals("VPC")) {
      props.network(BrowserNetwork.vpc(Blocks.vpc(section).orElseThrow()));
    }
    section.optionalText("description").ifPresent(props::description);
    section
        .optionalText("execution_role_arn")
        .map(arn -> Role.fromArn(Expression.literal(arn)))
        .ifPresent(props::role);
    section
        .optionalSection("recording")
        .ifPresent(
            recording ->
                props.recording(
                    new BrowserRecording(bucket(context, recording), recording.text("prefix"))));
    Browser made = new Browser(context.stack(), "browser", props.build());
    if (section.has("recording") && !section.section("recording").has("bucket")) {
      Encryption.of(context).ifPresent(key -> made.role().ifPresent(key::grantEncryptDecrypt));
    }
    context.stack().output("browser_id", made.id());
    return made;
  }

  private static Expression bucket(AgentContext context, Section recording) {
    return recording
        .optionalText("bucket")
        .map(Expression::literal)
        .orElseGet(() -> ownBucket(context).name());
  }

  private static Bucket ownBucket(AgentContext context) {
    String name = context.naming().hyphenated("recordings", BUCKET_NAME).toLowerCase(Locale.ROOT);
    BucketProps props =
        Buckets.fitting(
                context,
                BucketProps.named(
                    Expression.literal(name + "-").plus(Account.of(context.stack()).id())))
            .build();
    return new Bucket(context.stack(), "browser_recordings", props);
  }

  private static BrowserProfile profile(AgentContext context, String name, Section section) {
    return new BrowserProfile(
        context.stack(),
        "browser_profile_" + name,
        context.naming().underscored(name),
        section.optionalText("description"));
  }

  private static TrustedCertificates certificates(Section section) {
    return new TrustedCertificates(
        section.texts("certificates").stream().map(Expression::literal).toList());
  }
}
