package mtasts.monitor.systemd;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandleProxies;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** systemd's end of the notification socket. For 64-bit Linux. */
public final class NotifySocket implements AutoCloseable {

  private static final int AF_UNIX = 1;
  private static final int SOCK_DGRAM_CLOEXEC = 2 | 0x80000;
  private static final int SOL_SOCKET = 1;
  private static final int SO_RCVTIMEO = 20;
  private static final long PATIENCE_MICROS = 200_000;

  private final Receive receive =
      function(
          Receive.class,
          "recv",
          FunctionDescriptor.of(
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_INT,
              ValueLayout.ADDRESS,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_INT));
  private final Close close =
      function(
          Close.class, "close", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
  private final int fd;

  public interface Three {
    int call(int a, int b, int c);
  }

  public interface Bind {
    int call(int fd, MemorySegment address, int length);
  }

  public interface SetOption {
    int call(int fd, int level, int option, MemorySegment value, int length);
  }

  public interface Receive {
    long call(int fd, MemorySegment buffer, long length, int flags);
  }

  public interface Close {
    int call(int fd);
  }

  /** Listens at the path; one that begins with {@code @} is abstract. */
  public NotifySocket(String path) {
    Three socket =
        function(
            Three.class,
            "socket",
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT));
    fd = socket.call(AF_UNIX, SOCK_DGRAM_CLOEXEC, 0);
    bind(path);
    limitWaiting();
  }

  private void bind(String path) {
    Bind bind =
        function(
            Bind.class,
            "bind",
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT));
    try (Arena arena = Arena.ofConfined()) {
      byte[] name = path.getBytes(StandardCharsets.UTF_8);
      if (name[0] == '@') {
        name[0] = 0;
      }
      MemorySegment address = arena.allocate(2L + name.length, 2);
      address.set(ValueLayout.JAVA_SHORT, 0, (short) AF_UNIX);
      MemorySegment.copy(name, 0, address, ValueLayout.JAVA_BYTE, 2, name.length);
      if (bind.call(fd, address, 2 + name.length) != 0) {
        throw new IllegalStateException("bind " + path);
      }
    }
  }

  private void limitWaiting() {
    SetOption set =
        function(
            SetOption.class,
            "setsockopt",
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment time = arena.allocateFrom(ValueLayout.JAVA_LONG, 0, PATIENCE_MICROS);
      set.call(fd, SOL_SOCKET, SO_RCVTIMEO, time, 16);
    }
  }

  /** The next message; empty where none comes within a fifth of a second. */
  public Optional<String> receive() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment buffer = arena.allocate(4096);
      long length = receive.call(fd, buffer, 4096, 0);
      if (length < 0) {
        return Optional.empty();
      }
      byte[] bytes = buffer.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
      return Optional.of(new String(bytes, StandardCharsets.UTF_8));
    }
  }

  @SuppressWarnings("restricted")
  private static <T> T function(Class<T> shape, String name, FunctionDescriptor type) {
    Linker linker = Linker.nativeLinker();
    return MethodHandleProxies.asInterfaceInstance(
        shape, linker.downcallHandle(linker.defaultLookup().findOrThrow(name), type));
  }

  @Override
  public void close() {
    close.call(fd);
  }
}
