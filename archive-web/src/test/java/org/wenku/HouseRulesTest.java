package org.wenku;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The directions of the house: who may know whom, and what nobody may use. See docs/architecture.md. */
class HouseRulesTest {

    private static final JavaClasses HOUSE =
            new ClassFileImporter().importPaths(Checkout.inEveryModule("target/classes"));
    private static final JavaClasses TESTS =
            new ClassFileImporter().importPaths(Checkout.inEveryModule("target/test-classes"));

    private static final String CORE = "org.wenku.archive..";
    private static final String INGEST = "org.wenku.ingest..";
    private static final String WEB = "org.wenku.web..";

    private static final String[] TIKA = {"org.apache.tika..", "org.apache.pdfbox.."};
    private static final String[] HTTP_SERVERS = {
        "org.glassfish.jersey..",
        "jakarta.ws.rs..",
        "jakarta.servlet..",
        "org.eclipse.jetty..",
        "com.sun.net.httpserver.."
    };

    @Test
    void all_three_modules_are_looked_at() {
        for (String department : List.of("org.wenku.archive", "org.wenku.ingest", "org.wenku.web")) {
            assertThat(HOUSE.containPackage(department)).as(department).isTrue();
        }
    }

    @Test
    void the_core_knows_neither_those_above_it_nor_tika_nor_http() {
        noClasses()
                .that()
                .resideInAPackage(CORE)
                .should()
                .dependOnClassesThat(resideInAnyPackage(TIKA)
                        .or(resideInAnyPackage(HTTP_SERVERS))
                        .or(resideInAnyPackage(INGEST, WEB)))
                .check(HOUSE);
    }

    @Test
    void ingest_knows_no_http_server_and_no_pages() {
        noClasses()
                .that()
                .resideInAPackage(INGEST)
                .should()
                .dependOnClassesThat(resideInAnyPackage(HTTP_SERVERS).or(resideInAnyPackage(WEB)))
                .check(HOUSE);
    }

    @Test
    void only_the_wiring_and_the_desks_behind_it_know_ingest() {
        noClasses()
                .that()
                .resideInAPackage(WEB)
                .and()
                .resideOutsideOfPackages(
                        "org.wenku.web", "org.wenku.web.command..", "org.wenku.web.control..", "org.wenku.web.staff..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(INGEST)
                .check(HOUSE);
    }

    @Test
    void only_the_extraction_process_sees_tika_and_pdfbox() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.wenku.ingest.extract.worker..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(TIKA)
                .check(HOUSE);
    }

    @Test
    void only_the_store_on_disk_sees_the_ocfl_library() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.wenku.archive.storage.ocfl..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.ocfl..")
                .check(HOUSE);
    }

    @Test
    void only_exchange_binds_xml() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.wenku.archive.exchange..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.xml.bind..")
                .check(HOUSE);
    }

    @Test
    void bound_classes_stay_with_their_schema() {
        classes()
                .that(DescribedPredicate.describe("are bound to a schema", HouseRulesTest::isBound))
                .should(new ArchCondition<>("be known in their own package only") {
                    @Override
                    public void check(JavaClass bound, ConditionEvents events) {
                        bound.getDirectDependenciesToSelf().stream()
                                .filter(HouseRulesTest::comesFromElsewhere)
                                .forEach(strange ->
                                        events.add(SimpleConditionEvent.violated(bound, strange.getDescription())));
                    }
                })
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    private static boolean isBound(JavaClass type) {
        return type.getAnnotations().stream()
                .map(JavaAnnotation::getRawType)
                .anyMatch(annotation -> annotation.getPackageName().startsWith("jakarta.xml.bind"));
    }

    private static boolean comesFromElsewhere(Dependency dependency) {
        return !dependency
                .getOriginClass()
                .getPackageName()
                .equals(dependency.getTargetClass().getPackageName());
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.wenku.archive.(*)..", "org.wenku.ingest.(*)..", "org.wenku.web.(*).."})
    void departments_do_not_go_round_in_circles(String departments) {
        slices().matching(departments).should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void every_class_is_called_what_it_is() {
        classes()
                .should()
                .haveNameNotMatching(".*(Util|Utils|Manager|Helper|Impl|Service)")
                .because("such a name fits anything and so says nothing")
                .check(HOUSE);
    }

    @Test
    void time_is_told_by_java_time() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Date")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Calendar")
                .check(HOUSE);
    }

    @Test
    void tests_wait_for_what_they_want_and_never_just_wait() {
        noClasses()
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "sleeps", call -> call.getTarget().getName().equals("sleep")))
                .check(TESTS);
    }

    @Test
    void what_happens_beside_has_threads_of_its_own() {
        DescribedPredicate<JavaMethodCall> common = DescribedPredicate.describe(
                "runs on the common pool, which has one thread where there are two processors",
                call -> call.getTarget().getName().matches("(supply|run)Async")
                        && call.getTarget().getRawParameterTypes().size() == 1);
        noClasses().should().callMethodWhere(common).check(HOUSE);
    }

    @Test
    void tests_use_the_real_parts() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.mockito..", "org.easymock..", "org.powermock..")
                .check(TESTS);
    }

    @Test
    void no_test_is_left_out_for_good() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.junit.jupiter.api.Disabled")
                .check(TESTS);
    }
}
