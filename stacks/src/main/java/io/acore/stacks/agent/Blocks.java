package io.acore.stacks.agent;

import io.acore.base.UserError;
import io.acore.constructs.authorizer.JwtAuthorizer;
import io.acore.constructs.inference.BedrockModel;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.vpc.VpcPlacement;
import io.acore.stacks.config.Section;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Small blocks of the configuration that several modules have. */
final class Blocks {
  private Blocks() {}

  static Optional<VpcPlacement> vpc(Section section) {
    return section.optionalSection("vpc").map(Placements::of);
  }

  static Optional<JwtAuthorizer> authorizer(Section section) {
    return section
        .optionalSection("authorizer")
        .map(block -> placed(block, "discovery_url", () -> Authorizers.jwt(block)));
  }

  /** A model that is invoked from a region; an error says where in the file it stands. */
  static BedrockModel model(Section section, String key, String region) {
    return placed(section, key, () -> new BedrockModel(section.text(key), region));
  }

  /** The text of a file that the configuration names. */
  static String text(AgentContext context, Section section, String key) {
    Path file = context.input(section.file(key));
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw section.error(
          key, "`" + section.text(key) + "` is not UTF-8", String.valueOf(e), "save it as UTF-8");
    } catch (IOException e) {
      throw section.error(
          key, "`" + section.text(key) + "` cannot be read", e.toString(), "make it readable");
    }
  }

  /** An inline text, or that of a file. */
  static Optional<String> textOrFile(AgentContext context, Section section, String key) {
    return section.optionalText(key + "_file").isPresent()
        ? Optional.of(text(context, section, key + "_file"))
        : section.optionalText(key);
  }

  /** Runs a check of the constructs, and puts the place in the file before what it says. */
  static <T> T placed(Section section, String key, Supplier<T> check) {
    try {
      return check.get();
    } catch (UserError e) {
      throw section.error(key, e.what(), e.why(), e.fix());
    }
  }

  /** As {@link #placed(Section, String, Supplier)} for a block as a whole. */
  static <T> T placed(Section section, Supplier<T> check) {
    try {
      return check.get();
    } catch (UserError e) {
      throw section.error(e.what(), e.why(), e.fix());
    }
  }

  static Optional<Integer> integer(Section section, String key) {
    return section.optionalNumber(key).map(Math::toIntExact);
  }

  static List<Expression> literals(List<String> texts) {
    return texts.stream().map(Expression::literal).toList();
  }
}
