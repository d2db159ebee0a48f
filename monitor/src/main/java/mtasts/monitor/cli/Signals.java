package mtasts.monitor.cli;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/**
 * Signals of the operating system. The JDK has no supported way to them but {@code
 * sun.misc.Signal}, which is exported for good (JEP 260) and warned of by the compiler: hence by
 * reflection.
 */
final class Signals {

  private Signals() {}

  /**
   * Runs an action whenever the process gets a signal, on a thread of the JVM's.
   *
   * @param signal the name without SIG: {@code HUP}
   * @throws IllegalStateException where this platform does not have the signal
   */
  static void on(String signal, Runnable action) {
    try {
      Class<?> signalClass = Class.forName("sun.misc.Signal");
      Class<?> handlerClass = Class.forName("sun.misc.SignalHandler");
      InvocationHandler invoked =
          (proxy, method, arguments) -> {
            if (method.getName().equals("handle")) {
              action.run();
            }
            return null;
          };
      Object handler =
          Proxy.newProxyInstance(
              Signals.class.getClassLoader(), new Class<?>[] {handlerClass}, invoked);
      signalClass
          .getMethod("handle", signalClass, handlerClass)
          .invoke(null, signalClass.getConstructor(String.class).newInstance(signal), handler);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot listen for SIG" + signal, e);
    }
  }
}
