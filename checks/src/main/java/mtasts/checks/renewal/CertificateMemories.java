package mtasts.checks.renewal;

import mtasts.checks.tls.ServerCertificates;

/** Where the memories of hosts are kept, for one round. */
public interface CertificateMemories {

  /** What is remembered of a host; {@link CertificateMemory#NONE} where that is nothing. */
  CertificateMemory of(ServerCertificates server, String host);

  /** Keeps what is remembered of a host from now on; called for each host that showed anything. */
  void keep(ServerCertificates server, String host, CertificateMemory memory);
}
