package mtasts.monitor.web;

import static mtasts.monitor.web.Html.tag;
import static mtasts.monitor.web.Html.text;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mtasts.checks.report.MxSeen;

/** MX hosts with each of their addresses, as a sender meets them. */
final class MxMatrix {

  /** Other names have no page of their own: nothing that can be in an address stands for them. */
  private static final String LINKABLE = "[a-z0-9_]([a-z0-9_.-]{0,251}[a-z0-9])?";

  private MxMatrix() {}

  static Html table(List<MxSeen> hosts, Times times) {
    List<List<Html>> rows =
        hosts.stream()
            .flatMap(
                mx ->
                    mx.addresses().isEmpty()
                        ? Stream.of(row(mx))
                        : mx.addresses().stream().map(address -> row(mx, address, times)))
            .toList();
    return Layout.table(
        "MX hosts",
        List.of(
            "MX host",
            "In the policy",
            "Address",
            "Result",
            "STARTTLS",
            "TLS",
            "Certificate ends",
            "Looked at"),
        rows);
  }

  private static List<Html> row(MxSeen mx) {
    return List.of(
        host(mx), covered(mx), text("none"), Html.NONE, Html.NONE, Html.NONE, Html.NONE, Html.NONE);
  }

  private static List<Html> row(MxSeen mx, MxSeen.Address address, Times times) {
    return List.of(
        host(mx),
        covered(mx),
        tag("code").of(address.address()),
        Html.all(result(address.ok()), text(address.note().map(note -> " " + note).orElse(""))),
        text(address.starttls().map(offered -> offered ? "offered" : "not offered").orElse("")),
        text(address.tls().map(tls -> tls.protocol()).orElse("")),
        address.certificate().map(seen -> times.at(seen.notAfter())).orElse(Html.NONE),
        address.checkedAt().map(at -> text(times.distance(at))).orElse(Html.NONE));
  }

  private static Html host(MxSeen mx) {
    Html name = Html.all(text(mx.preference() + " "), link(mx.host()));
    return mx.tlsa().isEmpty()
        ? name
        : Html.all(name, tag("div").styled("soft").of(mx.tlsa().size() + " TLSA"));
  }

  /** The name, leading to its page. */
  static Html link(String host) {
    return host.matches(LINKABLE) ? tag("a").to("/mx/" + host).of(host) : tag("code").of(host);
  }

  private static Html covered(MxSeen mx) {
    return mx.coveredBy().map(pattern -> tag("code").of(pattern)).orElse(text("no"));
  }

  /** Good, bad, or could not be told. */
  static Html result(Optional<Boolean> ok) {
    return Layout.mark(ok.map(good -> good ? "ok" : "failing").orElse("unknown"));
  }

  /** What was said, to be unfolded. */
  static Html conversations(List<MxSeen> hosts) {
    return Html.all(
        hosts.stream()
            .flatMap(
                mx ->
                    mx.addresses().stream()
                        .filter(address -> !address.transcript().isEmpty())
                        .map(
                            address ->
                                evidence(
                                    mx.host() + " [" + address.address() + "]",
                                    Stream.concat(
                                            address.transcript().stream(), address.chain().stream())
                                        .toList()))));
  }

  /** Lines to be unfolded. */
  static Html evidence(String title, List<String> lines) {
    return tag("details")
        .of(tag("summary").of(title), tag("pre").of(Html.lines(String.join("\n", lines))));
  }
}
