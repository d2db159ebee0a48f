package mtasts.checks.policy;

import java.net.InetSocketAddress;
import java.net.Proxy;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Handshake;
import org.jspecify.annotations.Nullable;

/** Follows how far an exchange has come, since the same exception means another thing in each. */
final class Stages extends EventListener {

  /** The steps of an exchange; as text, when in it something happened. */
  enum Stage {
    CONNECT("while connecting"),
    HANDSHAKE("in the TLS handshake"),
    REQUEST("before the header of an answer was complete"),
    BODY("before the policy was complete");

    private final String words;

    Stage(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  private volatile Stage stage = Stage.CONNECT;

  Stage now() {
    return stage;
  }

  @Override
  public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
    stage = Stage.CONNECT;
  }

  @Override
  public void secureConnectStart(Call call) {
    stage = Stage.HANDSHAKE;
  }

  @Override
  public void secureConnectEnd(Call call, @Nullable Handshake handshake) {
    stage = Stage.REQUEST;
  }

  @Override
  public void responseBodyStart(Call call) {
    stage = Stage.BODY;
  }
}
