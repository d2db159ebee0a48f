package mtasts.alerts.email;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mtasts.alerts.ReceiverContract;
import mtasts.alerts.notice.Receiver;
import mtasts.alerts.notice.Secret;
import mtasts.alerts.notice.ServerTrust;

final class EmailContractTest extends ReceiverContract {

  @Override
  protected Receiver receiver(InetSocketAddress server, Duration timeout) {
    return new EmailReceiver(
        new EmailSettings(
            List.of("ops@example.net"),
            "mta-sts-monitor@example.net",
            new EmailSettings.Smtp(
                "localhost",
                server.getPort(),
                EmailSettings.Tls.NONE,
                Optional.of("monitor"),
                Optional.of(new Secret(SECRET)),
                timeout)),
        ServerTrust.system());
  }
}
