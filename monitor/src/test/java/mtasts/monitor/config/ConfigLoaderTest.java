package mtasts.monitor.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import mtasts.alerts.notice.Secret;
import mtasts.checks.expect.Expectation;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLoaderTest {

  private static final String RECEIVER =
      "alerts: {receivers: [{name: ops, email: {to: [ops@example.net]}}]}\n";

  @TempDir private Path folder;

  @Test
  void twoLinesAreAFullConfiguration() throws IOException {
    ConfigResult.Loaded loaded = loaded("domains: [example.com]\n" + RECEIVER);
    assertThat(loaded.warnings()).isEmpty();
    assertThat(loaded.config().schedule()).isEqualTo(ScheduleConfig.defaults());
    assertThat(loaded.config().alerts().receivers())
        .containsExactly(
            new ReceiverConfig.Email(
                "ops",
                List.of("ops@example.net"),
                Optional.empty(),
                ReceiverConfig.Smtp.defaults()));
  }

  @Test
  void domainSettingsWinOverTheGroupsAndTellWhereTheyComeFrom() throws IOException {
    DomainConfig domain =
        domain(
            """
            groups:
              - name: acme
                labels: {customer: acme, tier: gold}
                interval: 10m
                mute: [tlsrpt.missing]
                domains:
                  - name: a.example
                    labels: {tier: no}
                    mute: [record.ttl]
            domains: []
            """,
            "a.example");
    assertThat(domain.group()).contains("acme");
    assertThat(domain.labels())
        .containsExactly(Map.entry("customer", "acme"), Map.entry("tier", "no"));
    assertThat(domain.interval()).isEqualTo(Duration.ofMinutes(10));
    assertThat(domain.mute())
        .containsExactlyInAnyOrder(FindingCode.TLSRPT_MISSING, FindingCode.RECORD_TTL);
    assertThat(lines(domain.origins()))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "labels.customer", 3,
                "labels.tier", 8,
                "interval", 4,
                "mute.tlsrpt.missing", 5,
                "mute.record.ttl", 9));
  }

  @Test
  void aDomainInheritsWhatItsGroupExpectsKeyByKey() throws IOException {
    DomainConfig domain =
        domain(
            """
            groups:
              - name: acme
                expect: {mode: enforce, max_age: 604800, policy_host: Provider.example.}
                domains:
                  - name: a.example
                    expect: {mx: [MX2.bücher.example., mx1.a.example], max_age: 86400}
            domains: []
            """,
            "a.example");
    assertThat(domain.expect())
        .hasToString(
            "expect: {mode: enforce, mx: [mx1.a.example, mx2.xn--bcher-kva.example],"
                + " max_age: 86400, policy_host: provider.example}");
    assertThat(lines(domain.origins()))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("expect.mode", 3, "expect.mx", 6, "expect.max_age", 6, "expect.policy_host", 3));
  }

  @Test
  void noMxHostsAreADeclarationToo() throws IOException {
    assertThat(domain("domains: [{name: a.example, expect: {mx: []}}]\n", "a.example").expect())
        .hasToString("expect: {mx: []}");
    assertThat(domain("domains: [a.example]\n", "a.example").expect()).isEqualTo(Expectation.NONE);
  }

  @Test
  void intervalOfTheScheduleIsThatOfDomainsThatSetNone() throws IOException {
    DomainConfig domain =
        domain("domains: [Example.COM.]\nschedule: {interval: 6h}\n", "example.com");
    assertThat(domain.interval()).isEqualTo(Duration.ofHours(6));
    assertThat(domain.origins()).isEmpty();
    assertThat(domain.place().line()).isEqualTo(1);
  }

  @Test
  void filesAreRelativeToTheFileThatNamesThem() throws IOException {
    Files.createDirectories(folder.resolve("conf.d"));
    Files.writeString(
        folder.resolve("conf.d/b.yaml"), "groups: [{name: b, domains_from: b.txt}]\n");
    Files.writeString(
        folder.resolve("conf.d/b.txt"), "\uFEFFb.example\r\n# none\n bücher.example # ü\n");
    MonitorConfig config =
        loaded("domains: [a.example]\ninclude: [conf.d/*.yaml]\n" + RECEIVER).config();
    assertThat(config.domains().keySet().stream().map(DomainName::name))
        .containsExactly("a.example", "b.example", "xn--bcher-kva.example");
    Path list = folder.resolve("conf.d/b.txt");
    assertThat(config.lists()).isEqualTo(Map.of(list, FileStamp.of(list)));
  }

  @Test
  void resolversAreReadWithAndWithoutPort() throws IOException {
    ChecksConfig checks =
        loaded(
                "domains: [a.example]\nchecks: {resolvers: [system, 192.0.2.1, 127.0.0.1:5353,"
                    + " '[::1]:54', '2001:db8::1']}\n"
                    + RECEIVER)
            .config()
            .checks();
    assertThat(checks.resolvers())
        .containsExactly(
            new Resolver.OfSystem(),
            new Resolver.At(at("192.0.2.1", 53)),
            new Resolver.At(at("127.0.0.1", 5353)),
            new Resolver.At(at("::1", 54)),
            new Resolver.At(at("2001:db8::1", 53)));
  }

  @Test
  void httpCanBeTurnedOff() throws IOException {
    assertThat(loaded("domains: [a.example]\nhttp: null\n" + RECEIVER).config().http()).isEmpty();
    assertThat(loaded("domains: [a.example]\nhttp: off\n" + RECEIVER).config().http()).isEmpty();
  }

  @Test
  void reminderCanBeTurnedOff() throws IOException {
    MonitorConfig config =
        loaded(
                """
                domains: [a.example]
                alerts:
                  receivers: [{name: ops, email: {to: [ops@example.net]}}]
                  reminder: null
                """)
            .config();
    assertThat(config.alerts().reminder()).isEmpty();
  }

  @Test
  void routesWindowsAndDigestAreReadWhole() throws IOException {
    AlertsConfig alerts =
        loaded(
                """
                domains: [{name: a.example, labels: {customer: acme}}]
                alerts:
                  receivers: [{name: ops, email: {to: [ops@example.net]}}]
                  routes: [{match: {severity: error, labels: {customer: acme}}, to: [ops], continue: true}]
                  digest: {at: "08:00", to: [ops]}
                  maintenance:
                    - {match: {}, weekdays: [sat, sun], times: "22:00-04:00", timezone: Europe/Berlin}
                    - {match: {}, times: "00:00-24:00"}
                """)
            .config()
            .alerts();
    AlertsConfig.Route route = alerts.routes().getFirst();
    assertThat(route.match().severity()).contains(Severity.ERROR);
    assertThat(route.match().labels()).containsExactly(Map.entry("customer", "acme"));
    assertThat(route.continues()).isTrue();
    assertThat(alerts.digest().orElseThrow().weekday()).isEmpty();
    assertThat(alerts.maintenance().getFirst())
        .isEqualTo(
            new AlertsConfig.Maintenance(
                Match.everything(),
                Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                LocalTime.of(22, 0),
                LocalTime.of(4, 0),
                ZoneId.of("Europe/Berlin")));
    assertThat(alerts.maintenance().getLast().to()).isEqualTo(LocalTime.MIDNIGHT);
  }

  @Test
  void secretsComeFromFilesVariablesAndCredentialsAndNeverPrint() throws IOException {
    Files.writeString(folder.resolve("in-file"), "https://a.example/file\n");
    Files.writeString(folder.resolve("in-credential"), "https://a.example/credential");
    Map<String, String> environment =
        Map.of("HOOK", "https://a.example/env", "CREDENTIALS_DIRECTORY", folder.toString());
    Path file =
        write(
            """
            domains: [a.example]
            alerts:
              receivers:
                - {name: a, webhook: {url: {file: in-file}}}
                - {name: b, webhook: {url: {env: HOOK}}}
                - {name: c, webhook: {url: {credential: in-credential}}}
            """);
    ConfigResult result = new ConfigLoader(environment).load(file);
    assertThat(result).isInstanceOf(ConfigResult.Loaded.class);
    MonitorConfig config = ((ConfigResult.Loaded) result).config();
    assertThat(config.alerts().receivers())
        .extracting(receiver -> ((ReceiverConfig.Webhook) receiver).url().reveal())
        .containsExactly(
            "https://a.example/file", "https://a.example/env", "https://a.example/credential");
    assertThat(config.toString()).contains("<secret>").doesNotContain("https://a.example/");
  }

  @Test
  void everyFormatOfWebhooksIsReadWithItsKeys() throws IOException {
    String key = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz";
    String next = "whsec_YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4";
    List<ReceiverConfig> receivers =
        loaded(
                """
                domains: [a.example]
                alerts:
                  receivers:
                    - {name: a, webhook: {url: "https://a.example/x", secret: %s}}
                    - {name: b, webhook: {url: "https://a.example/x", format: standard, secret: [%s, %s]}}
                    - {name: c, webhook: {url: "http://127.0.0.1:9093", format: alertmanager}}
                    - {name: d, webhook: {url: "https://a.example/x", format: slack}}
                    - {name: e, webhook: {url: "https://a.example/x", format: teams, secret: null}}
                    - {name: f, webhook: {url: "https://a.example/x", format: discord}}
                    - {name: g, webhook: {url: "https://:tk_1@ntfy.example/topic_1", format: ntfy}}
                    - {name: h, webhook: {format: pagerduty, routing_key: 0123456789abcdef0123456789abcdef}}
                    - name: i
                      webhook:
                        url: https://events.eu.pagerduty.com/v2/enqueue
                        format: pagerduty
                        routing_key: 0123456789abcdef0123456789abcdef
                """
                    .formatted(key, next, key))
            .config()
            .alerts()
            .receivers();
    assertThat(receivers)
        .extracting(receiver -> described((ReceiverConfig.Webhook) receiver))
        .containsExactly(
            "standard https://a.example/x [" + key + "]",
            "standard https://a.example/x [" + next + ", " + key + "]",
            "alertmanager http://127.0.0.1:9093 []",
            "slack https://a.example/x []",
            "teams https://a.example/x []",
            "discord https://a.example/x []",
            "ntfy https://:tk_1@ntfy.example/topic_1 []",
            "pagerduty https://events.pagerduty.com/v2/enqueue [0123456789abcdef0123456789abcdef]",
            "pagerduty https://events.eu.pagerduty.com/v2/enqueue"
                + " [0123456789abcdef0123456789abcdef]");
  }

  private static String described(ReceiverConfig.Webhook webhook) {
    return webhook.format()
        + " "
        + webhook.url().reveal()
        + " "
        + webhook.keys().stream().map(Secret::reveal).toList();
  }

  @Test
  void missingMainFileIsToldAsAProblem() {
    ConfigResult result = new ConfigLoader(Map.of()).load(Path.of("no-such-file.yaml"));
    assertThat(result)
        .isEqualTo(
            new ConfigResult.Rejected(
                List.of(
                    new Problem(
                        new Place("no-such-file.yaml", 1, 1),
                        "cannot read the file: there is no such file",
                        Problem.Severity.ERROR))));
  }

  @Test
  void anchorsMayBeUsed() throws IOException {
    MonitorConfig config =
        loaded(
                """
                domains:
                  - {name: a.example, labels: &shared {customer: acme}}
                  - {name: b.example, labels: *shared}
                """
                    + RECEIVER)
            .config();
    assertThat(config.domains().values()).allMatch(domain -> domain.labels().size() == 1);
  }

  /** A value that holds itself must end as a problem, not as an endless reading. */
  @Test
  void valuesThatHoldThemselvesAreProblems() throws IOException {
    for (String text :
        List.of(
            "domains: &a [*a]\n",
            "domains: &a {name: *a}\n",
            "&a domains: [{name: x.example, labels: &b {c: *b}}]\n",
            "groups: &a [{name: x, domains: *a}]\ndomains: []\n")) {
      assertThat(new ConfigLoader(Map.of()).load(write(text)))
          .isInstanceOf(ConfigResult.Rejected.class);
    }
  }

  @Test
  void theListenerHasTheNameOfItsUrlAndFurtherOnes() throws IOException {
    String http = "http: {url: \"https://Monitor.example.net\", hosts: [MON1.example.net]}\n";
    assertThat(loaded("domains: []\n" + http).config().http().orElseThrow().names())
        .containsExactlyInAnyOrder("monitor.example.net", "mon1.example.net");
  }

  @Test
  void domainsMayAllStandInGroups() throws IOException {
    MonitorConfig config = loaded("groups: [{name: acme, domains: [a.example]}]\n").config();
    assertThat(config.domains()).containsOnlyKeys(DomainName.of("a.example"));
  }

  @Test
  void anyDamageToAGoodFileEndsInAResult() throws IOException {
    byte[] good = Files.readAllBytes(Path.of("../config.example.yaml"));
    Random random = new Random(8461);
    Path file = folder.resolve("damaged.yaml");
    for (int i = 0; i < 150; i++) {
      byte[] damaged = good.clone();
      for (int j = 0; j <= random.nextInt(4); j++) {
        damaged[random.nextInt(damaged.length)] =
            (byte) "\t\n :-[]{}#&*!|>'\"%@`,?\u0000ÿx9".charAt(random.nextInt(26));
      }
      Files.write(file, damaged);
      ConfigResult result = new ConfigLoader(Map.of()).load(file);
      if (result instanceof ConfigResult.Rejected rejected) {
        assertThat(rejected.problems()).isNotEmpty().isSorted();
        assertThat(rejected.problems())
            .allMatch(problem -> problem.message().chars().noneMatch(Character::isISOControl));
      }
    }
  }

  private DomainConfig domain(String yaml, String name) throws IOException {
    return Optional.ofNullable(loaded(yaml + RECEIVER).config().domains().get(DomainName.of(name)))
        .orElseThrow();
  }

  private static Map<String, Integer> lines(Map<String, Place> origins) {
    return origins.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().line()));
  }

  private static InetSocketAddress at(String address, int port) {
    return new InetSocketAddress(InetAddress.ofLiteral(address), port);
  }

  private ConfigResult.Loaded loaded(String yaml) throws IOException {
    ConfigResult result = new ConfigLoader(Map.of()).load(write(yaml));
    assertThat(result).isInstanceOf(ConfigResult.Loaded.class);
    return (ConfigResult.Loaded) result;
  }

  private Path write(String yaml) throws IOException {
    return Files.writeString(folder.resolve("config.yaml"), yaml);
  }
}
