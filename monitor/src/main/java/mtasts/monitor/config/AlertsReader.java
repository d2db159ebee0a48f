package mtasts.monitor.config;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mtasts.alerts.webhook.WebhookFormat;
import mtasts.monitor.config.AlertsConfig.Flapping;
import mtasts.monitor.config.AlertsConfig.Maintenance;
import mtasts.monitor.config.AlertsConfig.Route;

/** Reads {@code alerts}. */
final class AlertsReader {

  private static final Kind<Integer> CHANGES = Kind.number(2, 1000);

  private final DomainTable domains;
  private final MatchReader matches;
  private final Map<String, Place> receiverPlaces = new LinkedHashMap<>();
  private final Map<String, ReceiverConfig> receivers = new HashMap<>();
  private final Kind<String> receiver = new Kind<>("the name of a receiver", this::receiverName);
  private final Kind<String> digesting = new Kind<>("the name of a receiver", this::digesting);
  private final Kind<String> catching = new Kind<>("the name of a receiver", this::catching);

  AlertsReader(DomainTable domains) {
    this.domains = domains;
    this.matches = new MatchReader(domains);
  }

  AlertsConfig read(Fields fields) {
    AlertsConfig d = AlertsConfig.defaults();
    List<ReceiverConfig> all = fields.value("receivers").map(this::receivers).orElse(d.receivers());
    List<Route> routes = fields.value("routes").map(this::routes).orElse(d.routes());
    AlertsConfig alerts =
        new AlertsConfig(
            fields.nullable("trusted_certificates").map(AlertsReader::trusted).orElse(d.trusted()),
            all,
            routes,
            fields.value("fallback").map(value -> value.listOf(catching)).orElse(d.fallback()),
            fields.get("group_wait", Kind.DURATION, d.groupWait()),
            fields.section("flapping", flap -> flapping(flap, d.flapping()), d.flapping()),
            fields.value("reminder").isEmpty()
                ? d.reminder()
                : fields.nullable("reminder").flatMap(value -> value.as(Kind.DURATION)),
            fields
                .nullable("digest")
                .flatMap(value -> value.map(digest -> CalendarReader.digest(digest, digesting)))
                .flatMap(digest -> digest),
            fields.value("maintenance").map(this::maintenance).orElse(d.maintenance()));
    warnAboutReach(fields, alerts);
    return alerts;
  }

  private static List<X509Certificate> trusted(Value value) {
    return value
        .as(Kind.TEXT)
        .map(value.file()::resolve)
        .map(file -> CertificatesReader.read(value, file))
        .orElse(List.of());
  }

  private List<ReceiverConfig> receivers(Value value) {
    List<ReceiverConfig> read = new ArrayList<>();
    for (Value one : value.list("a list of receivers")) {
      receiver(one).ifPresent(read::add);
    }
    return read;
  }

  private Optional<ReceiverConfig> receiver(Value value) {
    Optional<ReceiverConfig> read = value.map(ReceiverReader::read).flatMap(one -> one);
    read.ifPresent(
        one -> {
          Place first = receiverPlaces.putIfAbsent(one.name(), value.place());
          if (first != null) {
            value.error("duplicate receiver " + Quoted.text(one.name()) + ", already at " + first);
          }
          receivers.put(one.name(), one);
        });
    return read;
  }

  private String receiverName(String text) {
    if (!receiverPlaces.containsKey(text)) {
      throw new IllegalArgumentException(
          "there is no receiver "
              + Quoted.text(text)
              + Nearest.hint(text, receiverPlaces.keySet()));
    }
    return text;
  }

  private String digesting(String text) {
    String name = receiverName(text);
    Optional<String> why =
        Optional.ofNullable(receivers.get(name)).flatMap(AlertsReader::whyNoDigest);
    if (why.isPresent()) {
      throw new IllegalArgumentException(
          "the receiver " + Quoted.text(name) + " can get no digest: " + why.get());
    }
    return name;
  }

  private String catching(String text) {
    String name = receiverName(text);
    if (receivers.get(name) instanceof ReceiverConfig.Owner) {
      throw new IllegalArgumentException(
          "the receiver " + Quoted.text(name) + " hears of domains that have an owner only");
    }
    return name;
  }

  private static Optional<String> whyNoDigest(ReceiverConfig receiver) {
    return switch (receiver) {
      case ReceiverConfig.Webhook hook when hook.format() == WebhookFormat.ALERTMANAGER ->
          Optional.of("Alertmanager knows nothing but alerts");
      case ReceiverConfig.Owner _ -> Optional.of("it tells of all domains, not only of their own");
      case ReceiverConfig.Webhook _, ReceiverConfig.Email _ -> Optional.empty();
    };
  }

  private List<Route> routes(Value value) {
    List<Route> routes = new ArrayList<>();
    value.list("a list of routes").forEach(one -> one.map(this::route).ifPresent(routes::add));
    return routes;
  }

  private Route route(Fields fields) {
    return new Route(
        fields.section("match", matches::read, Match.everything()),
        CalendarReader.receivers(fields, receiver),
        fields.get("continue", Kind.TRUTH, false));
  }

  private static Flapping flapping(Fields fields, Flapping d) {
    return new Flapping(
        fields.get("changes", CHANGES, d.changes()),
        fields.get("within", Kind.DURATION, d.within()),
        fields.get("settle", Kind.DURATION, d.settle()));
  }

  private List<Maintenance> maintenance(Value value) {
    List<Maintenance> windows = new ArrayList<>();
    for (Value one : value.list("a list of windows")) {
      one.map(fields -> CalendarReader.maintenance(fields, matches))
          .flatMap(window -> window)
          .ifPresent(windows::add);
    }
    return windows;
  }

  private void warnAboutReach(Fields fields, AlertsConfig alerts) {
    Problems problems = fields.owner().file().problems();
    Reach reach = new Reach(alerts, domains.domains());
    Set<String> unreached = reach.unreached();
    Set<String> selfReferring = reach.selfReferring();
    receiverPlaces.forEach(
        (name, place) -> {
          if (unreached.contains(name)) {
            problems.warning(place, "no route reaches the receiver " + Quoted.text(name));
          }
          if (selfReferring.contains(name)) {
            problems.warning(
                place,
                "alerts about a domain go to that domain itself, and may not arrive when it"
                    + " fails; add a receiver elsewhere");
          }
        });
    String instead =
        alerts.fallback().isEmpty() ? "nobody; set alerts.fallback" : "alerts.fallback";
    reach
        .ownerless()
        .forEach(
            domain ->
                problems.warning(
                    domain.place(),
                    "no label 'owner' with a mail address: what is for the owner goes to "
                        + instead));
  }
}
