package org.wenku;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What holds for the files of this project, whatever is in them. */
class CheckoutTest {

    private static final Pattern VERSION = Pattern.compile("<version>([^<]*)</version>");
    private static final Pattern PARENT = Pattern.compile("<parent>.*?</parent>", Pattern.DOTALL);

    /** Folders of one person's machine, and addresses that are only good in one network. */
    private static final Pattern OF_ONE_MACHINE =
            Pattern.compile("(?<![\\w.}/~-])/(work|Users|home/[a-z]+|root)/(?=[\\w.])|\\b10\\.255\\.|\\b192\\.168\\.");

    @Test
    void versions_are_pinned_in_the_root_pom_only() {
        for (String module : Checkout.MODULES) {
            String pom = PARENT.matcher(
                            Checkout.text(Checkout.ROOT.resolve(module).resolve("pom.xml")))
                    .replaceFirst("");
            assertThat(VERSION.matcher(pom).results().map(match -> match.group(1)))
                    .as("versions in " + module + "/pom.xml")
                    .allMatch(version -> version.startsWith("${"));
        }
    }

    @Test
    void nobody_needs_a_package_repository_of_somebodys_own() {
        assertThat(Checkout.files(name -> name.endsWith("pom.xml") || name.startsWith(".mvn/")))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(Checkout.text(file))
                        .doesNotContain("<repository>")
                        .doesNotContain("<pluginRepository>")
                        .doesNotContain("<mirror>"));
    }

    @Test
    void every_department_says_what_it_keeps_and_how_to_add_to_it() {
        Set<Path> departments = new TreeSet<>();
        Checkout.files(name -> name.contains("/src/main/java/") && name.endsWith(".java"))
                .forEach(file -> departments.add(file.getParent()));
        assertThat(departments)
                .isNotEmpty()
                .allSatisfy(department -> assertThat(department.resolve("package-info.java"))
                        .exists()
                        .content()
                        .contains("@NullMarked")
                        .contains("To add another"));
    }

    @Test
    void templates_escape_everything() {
        assertThat(Checkout.files(name -> name.endsWith(".jte")))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(Checkout.text(file)).doesNotContain("$unsafe"));
    }

    @Test
    void the_licence_is_there() {
        assertThat(Checkout.ROOT.resolve("LICENSE"))
                .content()
                .contains("Apache License")
                .contains("Version 2.0, January 2004");
    }

    @Test
    void the_commands_can_be_run() {
        assertThat(List.of("archive", "test", ".ci/run"))
                .allSatisfy(
                        command -> assertThat(Checkout.ROOT.resolve(command)).isExecutable());
    }

    @Test
    void links_between_the_documents_lead_somewhere() {
        Pattern link = Pattern.compile("\\]\\((?!https?:|mailto:|#)([^)#]+)");
        assertThat(Checkout.files(name -> name.endsWith(".md")))
                .isNotEmpty()
                .allSatisfy(document -> link.matcher(Checkout.text(document))
                        .results()
                        .map(match -> document.resolveSibling(match.group(1)))
                        .forEach(target ->
                                assertThat(target).as(Checkout.named(document)).exists()));
    }

    @Test
    void nothing_speaks_of_one_persons_machine() {
        String itself = CheckoutTest.class.getSimpleName() + ".java";
        assertThat(Checkout.files(name -> !name.endsWith(itself)))
                .hasSizeGreaterThan(100)
                .filteredOn(CheckoutTest::isText)
                .allSatisfy(file -> assertThat(
                                OF_ONE_MACHINE.matcher(Checkout.text(file)).results())
                        .as(Checkout.named(file))
                        .isEmpty());
    }

    private static boolean isText(Path file) {
        try {
            return Files.size(file) < 2_000_000 && Files.readString(file).indexOf('\0') < 0;
        } catch (MalformedInputException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
