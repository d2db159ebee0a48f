package mtasts.checks.net;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;

/**
 * How many connections to one address are open at once, so that a fleet of domains at one provider
 * is no attack on it; and how many to all, so that this machine can follow. Who comes late waits,
 * in order, for as long as it takes: take the place first, start the deadline then. Remembers an
 * address only while somebody holds or wants a place.
 */
public final class HostLimit {

  private final int atOnce;
  private final Capacity inAll;
  private final Map<InetAddress, Places> hosts = new HashMap<>();

  /** At most so many at once for each address, at least one, and in all what a machine can do. */
  public HostLimit(int atOnce) {
    this(atOnce, Capacity.ofThisMachine());
  }

  /** At most so many at once for each address, at least one, and this in all, with other limits. */
  public HostLimit(int atOnce, Capacity inAll) {
    if (atOnce < 1) {
      throw new IllegalArgumentException("at least one connection at once, not " + atOnce);
    }
    this.atOnce = atOnce;
    this.inAll = inAll;
  }

  /** Waits for a place at an address; closing it, once, gives it back. */
  public Place enter(InetAddress address) throws InterruptedException {
    Places places = wanted(address);
    try {
      places.free.acquire();
    } catch (InterruptedException e) {
      unwanted(address, places);
      throw e;
    }
    Place atHost =
        () -> {
          places.free.release();
          unwanted(address, places);
        };
    return both(atHost);
  }

  /** None of the places in all is held by who still waits for one at an address. */
  private Place both(Place atHost) throws InterruptedException {
    boolean entered = false;
    try {
      Place here = inAll.enter();
      entered = true;
      return () -> {
        here.close();
        atHost.close();
      };
    } finally {
      if (!entered) {
        atHost.close();
      }
    }
  }

  /** A place at an address. */
  @FunctionalInterface
  public interface Place extends AutoCloseable {
    @Override
    void close();
  }

  /** How many addresses are remembered. */
  synchronized int size() {
    return hosts.size();
  }

  private synchronized Places wanted(InetAddress address) {
    Places places = hosts.computeIfAbsent(address, any -> new Places(atOnce));
    places.users++;
    return places;
  }

  private synchronized void unwanted(InetAddress address, Places places) {
    places.users--;
    if (places.users == 0) {
      hosts.remove(address);
    }
  }

  /** The places of one address, and how many hold or want one (guarded by the limit's lock). */
  private static final class Places {
    private final Semaphore free;
    private int users;

    Places(int atOnce) {
      free = new Semaphore(atOnce, true);
    }
  }
}
