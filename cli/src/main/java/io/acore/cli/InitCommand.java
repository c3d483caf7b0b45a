package io.acore.cli;

import io.acore.base.UserError;
import io.acore.scaffold.adoption.Adoption;
import io.acore.scaffold.answer.Asker;
import io.acore.scaffold.project.DependencyLock;
import io.acore.scaffold.project.MadeProject;
import io.acore.scaffold.project.NewProject;
import io.acore.scaffold.template.Templates;
import io.acore.scaffold.template.YamlFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code acore init}. */
@Command(
    footer = {
      "",
      "What no option answers is asked on a terminal; elsewhere it takes its default.",
      "No file is overwritten.",
      "",
      "Examples:",
      "  acore init my-agent",
      "  acore init my-agent --defaults --template tool --ci gitlab",
      "  acore init my-agent --from-tfvars terraform.tfvars",
      "  acore init my-agent --from-agentcore .bedrock_agentcore.yaml"
    })
final class InitCommand implements Callable<Integer> {
  @Mixin CommonOptions common = new CommonOptions();
  @Mixin TemplateAnswers answers = new TemplateAnswers();

  @Parameters(paramLabel = "DIR", description = "The project's folder; its name is the default.")
  Path directory = Path.of("");

  @Option(
      names = "--answers",
      paramLabel = "FILE",
      description = "Answers as YAML, `question: answer`; options go before them.")
  @Nullable Path answersFile;

  @Option(names = "--defaults", description = "Ask nothing.")
  boolean defaults;

  @Option(
      names = "--from-tfvars",
      paramLabel = "FILE",
      description = "Bring over a project of the Terraform framework, code and all.")
  @Nullable Path tfvars;

  @Option(
      names = "--from-agentcore",
      paramLabel = "FILE",
      description = "Bring over an agentcore.json or a .bedrock_agentcore.yaml, code and all.")
  @Nullable Path agentcore;

  @Option(
      names = "--agent",
      paramLabel = "NAME",
      description = "Which agent of that file to bring over, where it has several.")
  @Nullable String agent;

  @Option(
      names = "--template-dir",
      paramLabel = "DIR",
      description = "A template of your own (default: acore's).")
  @Nullable Path template;

  @Option(names = "--no-lock", description = "Do not pin the dependencies with uv.")
  boolean noLock;

  @Option(names = "--json", description = "Print what was made as JSON.")
  boolean json;

  private final Services services;

  InitCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() {
    MadeProject made =
        new NewProject(
                resolve(directory),
                template == null ? Templates.agentProject() : resolve(template),
                given(),
                adopted(),
                asker(),
                noLock ? Optional.empty() : Optional.of(new DependencyLock(services.processes())))
            .make();
    services.console().data(json ? made.json() : made.text());
    made.notes().forEach(note -> services.console().say("note: " + note));
    return ExitCodes.OK;
  }

  private Map<String, String> given() {
    Map<String, String> given = new LinkedHashMap<>();
    if (answersFile != null) {
      given.putAll(YamlFile.texts(resolve(answersFile)));
    }
    given.putAll(answers.given());
    return given;
  }

  private Optional<Adoption> adopted() {
    if (tfvars != null && agentcore != null) {
      throw new UserError(
          "`--from-tfvars` and `--from-agentcore` exclude each other",
          "a project comes from one place",
          "leave one of them out");
    }
    if (agentcore == null && agent != null) {
      throw new UserError(
          "`--agent` has nothing to choose from",
          "it names one of the agents of a file of AWS's command lines",
          "name that file with `--from-agentcore`, or leave `--agent` out");
    }
    if (tfvars != null) {
      return Optional.of(Adoption.fromTfvars(resolve(tfvars)));
    }
    return Optional.ofNullable(agentcore)
        .map(file -> Adoption.fromAgentCore(resolve(file), Optional.ofNullable(agent)));
  }

  private Optional<Asker> asker() {
    return defaults
            || services.environment().variable("ACORE_ASK").isEmpty()
            || !services.environment().terminal()
        ? Optional.empty()
        : Optional.of(new TerminalAsker(services.console(), System.in));
  }

  private Path resolve(Path path) {
    return services.environment().resolve(path.toString());
  }
}
