package io.acore.scaffold.template;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.LegacyOverrides;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.interpret.RenderResult;
import com.hubspot.jinjava.interpret.TemplateError;
import com.hubspot.jinjava.lib.filter.Filter;
import com.hubspot.jinjava.loader.FileLocator;
import java.io.FileNotFoundException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Jinja, set to what {@code copier} sets it to. */
final class Engine {
  private final Jinjava jinjava;

  Engine(Path folder) {
    jinjava =
        new Jinjava(
            JinjavaConfig.newBuilder()
                .withTrimBlocks(true)
                .withLstripBlocks(true)
                .withKeepTrailingNewline(true)
                .withFailOnUnknownTokens(true)
                .withNestedInterpretationEnabled(false)
                .withLegacyOverrides(
                    LegacyOverrides.newBuilder()
                        .withUsePyishObjectMapper(true)
                        .withEvaluateMapKeys(true)
                        .withParseWhitespaceControlStrictly(true)
                        .build())
                .build());
    try {
      jinjava.setResourceLocator(new FileLocator(folder.toFile()));
    } catch (FileNotFoundException e) {
      throw new IllegalStateException("no template in " + folder, e);
    }
    jinjava.getGlobalContext().registerFilter(new RegexSearch());
  }

  /**
   * The text with everything filled in.
   *
   * @param name what an error calls it
   */
  String render(String name, String text, Map<String, Object> variables) {
    RenderResult result = jinjava.renderForResult(text, variables);
    if (result.hasErrors()) {
      TemplateError error = result.getErrors().get(0);
      throw TemplateErrors.broken(name + ":" + error.getLineno(), error.getMessage());
    }
    return result.getOutput();
  }

  /** copier's filter of this name: the part that matches, or nothing. */
  private static final class RegexSearch implements Filter {
    @Override
    public String getName() {
      return "regex_search";
    }

    @Override
    public Object filter(Object value, JinjavaInterpreter interpreter, String... arguments) {
      Matcher matcher = Pattern.compile(arguments[0]).matcher(String.valueOf(value));
      return matcher.find() ? matcher.group() : "";
    }
  }
}
