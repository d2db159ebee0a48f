package mtasts.alerts.webhook;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLException;
import mtasts.alerts.notice.ServerTrust;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/** HTTP calls of which each is exactly one request, ends in time, and goes where it was told to. */
final class OneCall {

  private OneCall() {}

  /** A client that neither repeats nor follows. */
  static OkHttpClient client(Duration timeout, ServerTrust trust) {
    return new OkHttpClient.Builder()
        .sslSocketFactory(trust.sockets(), trust.manager())
        .callTimeout(timeout)
        .connectTimeout(timeout)
        .readTimeout(timeout)
        .writeTimeout(timeout)
        .followRedirects(false)
        .followSslRedirects(false)
        .retryOnConnectionFailure(false)
        // with HTTP/2 every connection holds a platform thread
        .protocols(List.of(Protocol.HTTP_1_1))
        .build();
  }

  static void close(OkHttpClient client) {
    client.connectionPool().evictAll();
    client.dispatcher().executorService().shutdown();
  }

  /** In words of our own: the messages of these exceptions quote the address. */
  static String reason(IOException e) {
    return switch (e) {
      case UnknownHostException _ -> "the name of its host does not resolve";
      case ConnectException _ -> "the connection was refused, or nothing answers there";
      case NoRouteToHostException _ -> "there is no route to its host";
      case InterruptedIOException _ -> "no answer in time";
      case SSLException _ -> "the TLS handshake failed, or its certificate is not trusted";
      default -> "the connection broke before there was an answer";
    };
  }
}
