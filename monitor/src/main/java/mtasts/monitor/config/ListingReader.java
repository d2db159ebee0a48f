package mtasts.monitor.config;

import java.nio.file.Path;
import java.util.Optional;
import mtasts.checks.report.DomainName;

/** Reads {@code domains} and {@code groups} of one file. */
final class ListingReader {

  private final Listing listing = new Listing();

  private ListingReader() {}

  static Listing read(Fields fields) {
    ListingReader reader = new ListingReader();
    fields.value("domains").ifPresent(value -> reader.domains(value, "", Settings.NONE));
    fields
        .value("groups")
        .ifPresent(
            value -> value.list("a list of groups").forEach(group -> group.map(reader::group)));
    return reader.listing;
  }

  private boolean group(Fields fields) {
    Optional<String> name = fields.required("name").flatMap(value -> value.as(Kind.TEXT));
    name.ifPresent(text -> listing.groups().add(new Listing.Group(text, fields.owner().place())));
    Settings settings = SettingsReader.read(fields);
    Optional<Value> domains = fields.value("domains");
    Optional<Value> from = fields.value("domains_from");
    if (domains.isEmpty() && from.isEmpty()) {
      fields.owner().error("a group wants 'domains' or 'domains_from'");
    }
    domains.ifPresent(value -> domains(value, name.orElse("?"), settings));
    from.ifPresent(value -> domainsFrom(value, name.orElse("?"), settings));
    return true;
  }

  private void domains(Value value, String group, Settings shared) {
    for (Value entry : value.list("a list such as [example.com]; [] for none")) {
      if (entry.isMap()) {
        entry.map(fields -> domain(fields, group, shared));
      } else {
        entry.as(Kind.DOMAIN).ifPresent(name -> add(name, entry.place(), group, shared));
      }
    }
  }

  private boolean domain(Fields fields, String group, Settings shared) {
    Settings own = SettingsReader.read(fields);
    fields
        .required("name")
        .ifPresent(
            value ->
                value
                    .as(Kind.DOMAIN)
                    .ifPresent(name -> add(name, value.place(), group, own.over(shared))));
    return true;
  }

  private void add(DomainName name, Place place, String group, Settings settings) {
    listing.domains().add(new Listing.Domain(name, place, group, settings));
  }

  private void domainsFrom(Value value, String group, Settings shared) {
    value
        .as(Kind.TEXT)
        .map(value.file()::resolve)
        .ifPresent(
            path -> {
              switch (value.file().readList(path)) {
                case FileText.Content content ->
                    lines(content.text(), path, value.file().problems(), group, shared);
                case FileText.Unreadable unreadable ->
                    value.error("cannot read " + path + ": " + unreadable.reason());
              }
            });
  }

  private void lines(String text, Path path, Problems problems, String group, Settings shared) {
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      int hash = line.indexOf('#');
      String name = (hash < 0 ? line : line.substring(0, hash)).strip();
      if (!name.isEmpty()) {
        Place place = new Place(path.toString(), number, line.indexOf(name) + 1);
        try {
          add(Kind.DOMAIN.parse().apply(name), place, group, shared);
        } catch (IllegalArgumentException e) {
          problems.error(place, String.valueOf(e.getMessage()));
        }
      }
    }
  }
}
