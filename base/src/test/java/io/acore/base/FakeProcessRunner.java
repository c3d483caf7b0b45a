package io.acore.base;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Records what would have been run, and answers as it is told. */
public final class FakeProcessRunner implements ProcessRunner {
  public final List<ProcessRequest> requests = new CopyOnWriteArrayList<>();
  private final Set<String> installed = new HashSet<>();
  private Function<ProcessRequest, ProcessResult> answer = request -> ok("");

  public static ProcessResult ok(String stdout) {
    return new ProcessResult(0, stdout, "", Duration.ZERO);
  }

  public static ProcessResult failed(int exitCode, String stderr) {
    return new ProcessResult(exitCode, "", stderr, Duration.ZERO);
  }

  public FakeProcessRunner having(String... programs) {
    installed.addAll(List.of(programs));
    return this;
  }

  public FakeProcessRunner answering(Function<ProcessRequest, ProcessResult> answer) {
    this.answer = answer;
    return this;
  }

  @Override
  public ProcessResult run(ProcessRequest request) {
    requests.add(request);
    return answer.apply(request);
  }

  @Override
  public Optional<Path> which(String program) {
    return installed.contains(program) ? Optional.of(Path.of("/bin", program)) : Optional.empty();
  }
}
