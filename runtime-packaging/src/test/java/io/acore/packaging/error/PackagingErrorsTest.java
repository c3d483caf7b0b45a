package io.acore.packaging.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.acore.base.Golden;
import io.acore.base.UserError;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** All texts side by side, so that a new one can be read among its neighbours. */
final class PackagingErrorsTest {
  private static final Map<Class<?>, IntFunction<Object>> SAMPLES =
      Map.of(
          String.class, i -> "text-" + i,
          Path.class, i -> Path.of("path-" + i),
          long.class, i -> 1_000_000L * (i + 1),
          int.class, i -> i + 1,
          List.class, i -> List.of("one-" + i, "two-" + i),
          Collection.class, i -> List.of("one-" + i, "two-" + i),
          Optional.class, i -> Optional.of("maybe-" + i),
          IOException.class, i -> new IOException("cause-" + i),
          Exception.class, i -> new IOException("cause-" + i));

  @Test
  void everyErrorSaysWhatWhyAndHowToGoOn() throws ReflectiveOperationException {
    List<String> texts = new ArrayList<>();
    List<Method> factories =
        Arrays.stream(PackagingErrors.class.getMethods())
            .filter(method -> Modifier.isStatic(method.getModifiers()))
            .filter(method -> UserError.class.isAssignableFrom(method.getReturnType()))
            .sorted(Comparator.comparing(Method::getName))
            .toList();
    for (Method factory : factories) {
      Class<?>[] types = factory.getParameterTypes();
      Object[] arguments = new Object[types.length];
      for (int i = 0; i < types.length; i++) {
        arguments[i] = Objects.requireNonNull(SAMPLES.get(types[i])).apply(i + 1);
      }
      UserError error = (UserError) factory.invoke(null, arguments);
      assertThat(List.of(error.what(), error.why(), error.fix()))
          .as(factory.getName())
          .allSatisfy(line -> assertThat(line).isNotBlank().doesNotEndWith("."));
      texts.add(
          factory.getName()
              + "\n  error: "
              + error.what()
              + "\n  why: "
              + error.why().replace("\n", "\n    ")
              + "\n  fix: "
              + error.fix().replace("\n", "\n    ")
              + "\n");
    }
    Golden.assertGolden("errors.txt", String.join("\n", texts));
  }
}
