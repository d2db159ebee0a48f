package mtasts.monitor.systemd;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;

/**
 * Sends datagrams to a Unix socket by calling the C library: Java's own Unix sockets only stream.
 * For 64-bit Linux.
 */
final class UnixDatagrams {

  private static final int AF_UNIX = 1;
  private static final int SOCK_DGRAM_CLOEXEC = 2 | 0x80000;
  private static final int MSG_NOSIGNAL = 0x4000;

  /** The length of sun_path in struct sockaddr_un, unix(7). */
  private static final int LONGEST_PATH = 108;

  private static final StructLayout CALL_STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      CALL_STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private final Open socket =
      function(
          Open.class,
          "socket",
          FunctionDescriptor.of(
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_INT));
  private final SendTo sendto =
      function(
          SendTo.class,
          "sendto",
          FunctionDescriptor.of(
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_INT,
              ValueLayout.ADDRESS,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_INT,
              ValueLayout.ADDRESS,
              ValueLayout.JAVA_INT));
  private final Close close =
      function(
          Close.class, "close", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));

  /** socket(2); public, as the next two, because the proxies of method handles want it. */
  public interface Open {
    int call(MemorySegment state, int domain, int type, int protocol);
  }

  /** sendto(2). */
  public interface SendTo {
    long call(
        MemorySegment state,
        int fd,
        MemorySegment bytes,
        long length,
        int flags,
        MemorySegment address,
        int addressLength);
  }

  /** close(2). */
  public interface Close {
    int call(MemorySegment state, int fd);
  }

  @SuppressWarnings("restricted") // the launcher and the tests enable native access
  private static <T> T function(Class<T> shape, String name, FunctionDescriptor type) {
    Linker linker = Linker.nativeLinker();
    return MethodHandleProxies.asInterfaceInstance(
        shape,
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow(name),
            type,
            Linker.Option.captureCallState("errno")));
  }

  /**
   * Sends one datagram.
   *
   * @param path where; a first character {@code @} stands for the abstract namespace
   * @param message the datagram
   * @throws IOException where the path is too long or the system refuses
   */
  void send(String path, String message) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(CALL_STATE);
      MemorySegment address = address(arena, path);
      MemorySegment bytes =
          arena.allocateFrom(ValueLayout.JAVA_BYTE, message.getBytes(StandardCharsets.UTF_8));
      int fd = socket.call(state, AF_UNIX, SOCK_DGRAM_CLOEXEC, 0);
      check(fd, state);
      try {
        int length = (int) address.byteSize();
        check(
            sendto.call(state, fd, bytes, bytes.byteSize(), MSG_NOSIGNAL, address, length), state);
      } finally {
        check(close.call(state, fd), state);
      }
    }
  }

  private static void check(long result, MemorySegment state) throws IOException {
    if (result < 0) {
      throw new IOException("errno " + (int) ERRNO.get(state, 0L));
    }
  }

  /** A struct sockaddr_un, cut to the length of the path. */
  private static MemorySegment address(Arena arena, String path) throws IOException {
    byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
    if (bytes.length == 0 || bytes.length >= LONGEST_PATH) {
      throw new IOException("the path of the socket has " + bytes.length + " bytes");
    }
    boolean isAbstract = bytes[0] == '@';
    if (isAbstract) {
      bytes[0] = 0;
    }
    MemorySegment address = arena.allocate(2L + bytes.length + (isAbstract ? 0 : 1), 2);
    address.set(ValueLayout.JAVA_SHORT, 0, (short) AF_UNIX);
    MemorySegment.copy(bytes, 0, address, ValueLayout.JAVA_BYTE, 2, bytes.length);
    return address;
  }
}
