package io.acore.base;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hears the signals that would end this program. A shutdown hook could not: it hears the first one
 * only. {@code sun.misc.Signal} is the JDK's only way, and without reflection the compiler's
 * warning about it cannot be told apart from others.
 */
final class Interrupts implements AutoCloseable {
  /** What a terminal sends on Ctrl-C. */
  static final String FROM_TERMINAL = "INT";

  private static final List<String> SIGNALS = List.of(FROM_TERMINAL, "TERM", "HUP");

  private final Map<Object, Object> before = new LinkedHashMap<>();

  private Interrupts() {}

  static Interrupts none() {
    return new Interrupts();
  }

  /**
   * Listens until closed.
   *
   * @param first receives the first signal's name
   * @param second runs at the second signal
   */
  static Interrupts listen(Consumer<String> first, Runnable second) {
    Interrupts interrupts = new Interrupts();
    AtomicInteger count = new AtomicInteger();
    for (String name : SIGNALS) {
      interrupts.listen(
          name,
          () -> {
            int seen = count.incrementAndGet();
            if (seen == 1) {
              first.accept(name);
            } else if (seen == 2) {
              second.run();
            }
          });
    }
    return interrupts;
  }

  private void listen(String name, Runnable action) {
    try {
      Object signal = signalType().getConstructor(String.class).newInstance(name);
      Object handler =
          Proxy.newProxyInstance(
              Interrupts.class.getClassLoader(),
              new Class<?>[] {handlerType()},
              (proxy, method, arguments) -> answer(proxy, method, arguments, action));
      before.put(signal, handle(signal, handler));
    } catch (ReflectiveOperationException notHere) {
      // A Java without the class, or with -Xrs: then the signal ends the program as it always did.
      before.remove(name);
    }
  }

  private static @Nullable Object answer(
      Object proxy, Method method, Object @Nullable [] arguments, Runnable action) {
    return switch (method.getName()) {
      case "equals" -> arguments != null && proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      case "toString" -> "Interrupts";
      default -> {
        action.run();
        yield null;
      }
    };
  }

  private static Object handle(Object signal, Object handler) throws ReflectiveOperationException {
    try {
      return signalType()
          .getMethod("handle", signalType(), handlerType())
          .invoke(null, signal, handler);
    } catch (InvocationTargetException e) {
      throw new ReflectiveOperationException(e.getCause());
    }
  }

  private static Class<?> signalType() throws ClassNotFoundException {
    return Class.forName("sun.misc.Signal");
  }

  private static Class<?> handlerType() throws ClassNotFoundException {
    return Class.forName("sun.misc.SignalHandler");
  }

  @Override
  public void close() {
    before.forEach(
        (signal, handler) -> {
          try {
            handle(signal, handler);
          } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a signal's handler could not be put back", e);
          }
        });
  }
}
