package mtasts.checks.interop;

import static mtasts.checks.interop.Sender.CHASQUID;
import static mtasts.checks.interop.Sender.GO_MTASTS;
import static mtasts.checks.interop.Sender.KUMOMTA;
import static mtasts.checks.interop.Sender.MAILAUTH;
import static mtasts.checks.interop.Sender.MIMECAST;
import static mtasts.checks.interop.Sender.MOX;
import static mtasts.checks.interop.Sender.POSTFIX_MTA_STS_RESOLVER;
import static mtasts.checks.interop.Sender.POSTFIX_TLSPOL;
import static mtasts.checks.interop.Sender.STALWART;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a record or policy can have that the RFC allows and some senders read otherwise: one row a
 * trait. A row only names the senders that differ; a row can be added without touching anything
 * else but the place that sees the trait.
 */
public enum Trait {
  // The record
  BLANK_BEFORE_FIRST_SEMICOLON(
      "a blank stands before the first ;",
      effect("no policy in", CHASQUID),
      effect("no record for any sender once another TXT record stands beside it")),
  BLANK_BEFORE_SEMICOLON("a blank stands before a ;", effect("no record in", MIMECAST)),
  OTHER_TXT_RECORDS(
      "other TXT records stand beside it",
      effect("no policy in", GO_MTASTS),
      effect("all joined into one text by", KUMOMTA)),
  DOUBLED_ID(
      "the id stands twice",
      effect("no policy in", MOX),
      effect("the last id counts in", GO_MTASTS, POSTFIX_MTA_STS_RESOLVER, MAILAUTH, MIMECAST)),
  SEVERAL_STRINGS("it is split into several strings", effect("no record in", MIMECAST)),
  TABS("it holds a tab", effect("no record in", MIMECAST)),

  // The policy
  NONE_WITHOUT_MX(
      "mode none without an mx line", effect("refused by", CHASQUID, STALWART, MIMECAST)),
  MAX_AGE_ZERO(
      "max_age is 0",
      effect("refused by", CHASQUID),
      effect("read as 86400 by", STALWART),
      effect("raised to 604800 in enforce by", MIMECAST)),
  DOUBLED_WITH_ANOTHER_VALUE(
      "a field stands twice with different values",
      effect(
          "the last counts in", POSTFIX_MTA_STS_RESOLVER, CHASQUID, GO_MTASTS, MAILAUTH, STALWART),
      effect("refused by", KUMOMTA)),
  DOUBLED_WITH_THE_SAME_VALUE("a field stands twice", effect("refused by", KUMOMTA)),
  DOUBLED_WITH_AN_INVALID_VALUE(
      "a field stands twice, and this copy is invalid",
      effect(
          "refused by",
          MOX,
          GO_MTASTS,
          CHASQUID,
          POSTFIX_MTA_STS_RESOLVER,
          MAILAUTH,
          STALWART,
          KUMOMTA)),
  COLON_IN_EXTENSION("the value of an extension holds a colon", effect("refused by", GO_MTASTS)),
  EXTENSION_OUTSIDE_ASCII(
      "the value of an extension is not plain ASCII",
      effect("refused, where the Content-Type names no charset, by", POSTFIX_MTA_STS_RESOLVER)),
  UPPER_CASE_MX("the mx value has upper-case letters", effect("never matches in", MIMECAST)),
  OVER_10_KIB("it is larger than 10 KiB", effect("cut off at 10 KiB by", CHASQUID)),

  // Fetching the policy
  NO_CONTENT_TYPE(
      "it is served without a Content-Type",
      effect("refused by", POSTFIX_TLSPOL, POSTFIX_MTA_STS_RESOLVER, CHASQUID, GO_MTASTS, KUMOMTA)),
  SLOWER_THAN_4_S("it took longer than 4 s", effect("given up by", POSTFIX_MTA_STS_RESOLVER)),
  SLOWER_THAN_15_S("it took longer than 15 s", effect("given up by", MAILAUTH)),
  SLOWER_THAN_20_S("it took longer than 20 s", effect("given up by", KUMOMTA)),
  SLOWER_THAN_60_S("it took longer than 60 s", effect("given up by", MOX, GO_MTASTS, MIMECAST)),

  // Caching the policy
  NEW_ID_OVER_CACHED_POLICY(
      "a new id while they hold a policy",
      effect("not noticed before their own refresh by", POSTFIX_TLSPOL, CHASQUID)),
  CHANGE_UNDER_ONE_ID(
      "another policy under the same id",
      effect("never read while the id stays by", MOX, POSTFIX_MTA_STS_RESOLVER)),

  // Matching MX hosts
  MX_BELOW_WILDCARD(
      "the host lies more than one label below a wildcard",
      effect("matches all the same in", MAILAUTH, MIMECAST),
      effect("matches all the same in Postfix behind", POSTFIX_TLSPOL, POSTFIX_MTA_STS_RESOLVER)),
  CERTIFICATE_OF_ANOTHER_MX(
      "it names another MX host of the policy",
      effect("passes all the same in Postfix behind", POSTFIX_TLSPOL, POSTFIX_MTA_STS_RESOLVER));

  /** No known sender gives up an exchange that takes no longer. */
  public static final Duration QUICK = Duration.ofSeconds(4);

  private final String told;

  Trait(String input, String... effects) {
    this.told = input + ": " + String.join("; ", effects);
  }

  private static String effect(String does, Sender... senders) {
    return senders.length == 0 ? does : does + " " + listed(List.of(senders));
  }

  private static String listed(List<Sender> senders) {
    int last = senders.size() - 1;
    String lastOne = senders.get(last).toString();
    return last == 0
        ? lastOne
        : senders.subList(0, last).stream().map(Sender::toString).collect(Collectors.joining(", "))
            + " and "
            + lastOne;
  }

  /** The trait and what comes of it: {@code max_age is 0: refused by chasquid 1.18; …}. */
  public String told() {
    return told;
  }

  /** The rows that an exchange of this duration falls under; empty where it was quick enough. */
  public static List<Trait> slowerThan(Duration took) {
    record Limit(int seconds, Trait trait) {}
    return Stream.of(
            new Limit(4, SLOWER_THAN_4_S),
            new Limit(15, SLOWER_THAN_15_S),
            new Limit(20, SLOWER_THAN_20_S),
            new Limit(60, SLOWER_THAN_60_S))
        .filter(limit -> took.compareTo(Duration.ofSeconds(limit.seconds)) > 0)
        .map(Limit::trait)
        .toList();
  }
}
