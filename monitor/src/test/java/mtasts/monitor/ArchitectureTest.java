package mtasts.monitor;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of the house, over the main classes of all modules. */
class ArchitectureTest {

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("mtasts");

  @Test
  void seesAllModules() {
    assertThat(MAIN.stream().map(JavaClass::getPackageName))
        .contains(
            "mtasts.lab", "mtasts.checks.report", "mtasts.alerts.incident", "mtasts.monitor.round");
  }

  @Test
  void checksKnowNeitherAlertsNorTheMonitor() {
    noClasses()
        .that()
        .resideInAPackage("mtasts.checks..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("mtasts.alerts..", "mtasts.monitor..", "mtasts.lab..")
        .check(MAIN);
  }

  @Test
  void alertsSeeOnlyTheReportsOfTheChecks() {
    noClasses()
        .that()
        .resideInAPackage("mtasts.alerts..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("mtasts.checks..", "mtasts.monitor..", "mtasts.lab..")
                .and(JavaClass.Predicates.resideOutsideOfPackage("mtasts.checks.report")))
        .check(MAIN);
  }

  @Test
  void theLabKnowsNoOtherModule() {
    noClasses()
        .that()
        .resideInAPackage("mtasts.lab..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("mtasts.checks..", "mtasts.alerts..", "mtasts.monitor..")
        .check(MAIN);
  }

  @Test
  void onlyTheDemoKnowsTheLab() {
    noClasses()
        .that()
        .resideInAPackage("mtasts.monitor..")
        .and()
        .resideOutsideOfPackage("mtasts.monitor.demo..")
        .and()
        .haveSimpleNameNotStartingWith("Demo")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("mtasts.lab..")
        .check(MAIN);
  }

  /** The lab speaks the same protocols from the other side and has libraries of its own. */
  @ParameterizedTest
  @CsvSource({
    "org.xbill.DNS, mtasts.checks.dns",
    "org.simplejavamail, mtasts.alerts.email",
    "org.yaml.snakeyaml, mtasts.monitor.config",
    "org.quartz, mtasts.monitor.schedule",
    "io.micrometer, mtasts.monitor.metrics",
    "io.prometheus, mtasts.monitor.metrics",
    "org.jdbi, mtasts.monitor.store",
    "org.flywaydb, mtasts.monitor.store",
    "com.zaxxer.hikari, mtasts.monitor.store",
    "java.sql, mtasts.monitor.store",
    "io.javalin, mtasts.monitor.web",
    "org.eclipse.jetty, mtasts.monitor.web",
    "org.bouncycastle, mtasts.monitor.web",
    "picocli, mtasts.monitor.cli",
    "ch.qos.logback, mtasts.monitor.systemd",
    "java.lang.foreign, mtasts.monitor.systemd"
  })
  void oneLibraryHasOnePackage(String library, String home) {
    noClasses()
        .that()
        .resideOutsideOfPackages(home, "mtasts.lab..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library + "..")
        .check(MAIN);
  }

  @Test
  void onlyFetchesWebhooksAndNamesUseOkHttp() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "mtasts.checks.policy", "mtasts.checks.idn", "mtasts.alerts.webhook", "mtasts.lab..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("okhttp3..", "okio..")
        .check(MAIN);
  }

  @Test
  void packagesFormNoCycles() {
    for (String module : List.of("checks", "alerts", "monitor", "lab")) {
      slices()
          .matching("mtasts." + module + ".(*)..")
          .should()
          .beFreeOfCycles()
          .allowEmptyShould(true)
          .check(MAIN);
    }
  }

  @Test
  void timeComesInFromOutside() {
    ArchRule rule =
        noClasses()
            .that()
            .resideOutsideOfPackage("mtasts.lab..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone")
            .orShould()
            .callConstructor(Date.class);
    rule.check(MAIN);
  }

  @Test
  void everyPackageIsNullMarked() {
    Set<String> unmarked = new TreeSet<>();
    for (JavaClass type : MAIN) {
      JavaPackage home = type.getPackage();
      if (!home.isAnnotatedWith(NullMarked.class)) {
        unmarked.add(home.getName());
      }
    }
    assertThat(unmarked).isEmpty();
  }

  @Test
  void namesSayWhatThingsAre() {
    classes()
        .that(alwaysTrue())
        .should()
        .haveNameNotMatching(".*(Manager|Helper|Processor|Utils?|(?<!No)Data|Info)")
        .andShould()
        .resideOutsideOfPackages(
            "..util..", "..common..", "..impl..", "..model..", "..service..", "..dto..")
        .check(MAIN.that(resideInAPackage("mtasts..")));
  }
}
