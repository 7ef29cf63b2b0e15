package org.wenku.archive.exchange.dc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wenku.archive.description.Origin;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Term;
import org.wenku.archive.exchange.MalformedDocument;
import org.wenku.archive.exchange.SharedSchemas;

class DublinCoreXmlTest {

    private static final String ID = "urn:uuid:019ab000-0000-7000-8000-000000000001";
    private static final Origin READ = Origin.extracted("oai_dc", "2.0", "dc");

    private static final List<Statement> STATEMENTS = List.of(
            Statement.curated(Term.TITLE, "文件处置办法", "zh-Hans"),
            Statement.curated(Term.ALTERNATIVE, "Rule on <disposing> & keeping", "en"),
            new Statement(
                    Term.CREATOR, "瞿秋白", "zh-Hans", Origin.curated(), URI.create("https://viaf.org/viaf/1"), null),
            Statement.of(Term.CREATED, "1931年春", "zh-Hans", Origin.extracted("tika", "3.3.1", "dcterms:created"))
                    .readAs("1931-21"),
            Statement.of(Term.LANGUAGE, "zh", null, Origin.derived("wenku", "0.1.0", null)),
            Statement.curated(Term.PROVENANCE, "handed over in 1949\r\nsecond line", "en"));

    @Test
    void simple_dublin_core_reads_as_it_should() {
        assertThat(text(DublinCoreXml.simple(STATEMENTS, ID))).isEqualTo("""
                        <?xml version="1.0" encoding="UTF-8"?>
                        <oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd">
                          <dc:identifier>urn:uuid:019ab000-0000-7000-8000-000000000001</dc:identifier>
                          <dc:title xml:lang="zh-Hans">文件处置办法</dc:title>
                          <dc:title xml:lang="en">Rule on &lt;disposing&gt; &amp; keeping</dc:title>
                          <dc:creator xml:lang="zh-Hans">瞿秋白</dc:creator>
                          <dc:date xml:lang="zh-Hans">1931年春</dc:date>
                          <dc:language>zh</dc:language>
                        </oai_dc:dc>
                        """);
    }

    @Test
    void what_says_the_same_twice_is_said_once() {
        List<Statement> twice =
                List.of(Statement.curated(Term.CREATED, "1931", null), Statement.curated(Term.ISSUED, "1931", null));

        assertThat(text(DublinCoreXml.simple(twice, ID))).containsOnlyOnce("<dc:date>1931</dc:date>");
    }

    @Test
    void the_qualified_form_gives_the_same_statements_back() {
        DublinCoreRecord read = read(DublinCoreXml.qualified(STATEMENTS, ID));

        assertThat(read.about()).isEqualTo(ID);
        assertThat(read.statements()).isEqualTo(STATEMENTS);
    }

    @Test
    void every_term_survives_the_qualified_form() {
        List<Statement> all = Arrays.stream(Term.values())
                .map(term -> Statement.curated(term, "値 " + term.localName(), "ja"))
                .toList();

        assertThat(read(DublinCoreXml.qualified(all, ID)).statements()).isEqualTo(all);
    }

    @Test
    void the_simple_form_can_be_read() {
        DublinCoreRecord read = read(DublinCoreXml.simple(STATEMENTS, ID));

        assertThat(read.about()).isNull();
        assertThat(read.statements())
                .startsWith(
                        Statement.of(Term.IDENTIFIER, ID, null, READ),
                        Statement.of(Term.TITLE, "文件处置办法", "zh-Hans", READ));
    }

    @Test
    void characters_that_xml_cannot_say_become_the_replacement_character() {
        String all = "a\u0000b\u0008c\u001Fd\uD800e\uDC00f\uFFFEg\uFFFFh\u0085\uD83D\uDE00]]>&#0;\t\n";
        List<Statement> hostile = List.of(Statement.of(
                Term.TITLE, all + "z", "no language\u0000", Origin.extracted("t\u0001", "\uD800", "<\">")));

        assertThat(read(DublinCoreXml.simple(hostile, "\u0002")).statements())
                .extracting(Statement::value)
                .containsExactly(
                        "\uFFFD", "a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFDf\uFFFDg\uFFFDh\u0085\uD83D\uDE00]]>&#0;\t\nz");
        Statement back = read(DublinCoreXml.qualified(hostile, ID)).statements().get(0);
        assertThat(back.origin()).isEqualTo(Origin.extracted("t\uFFFD", "\uFFFD", "<\">"));
        assertThat(back.language()).isNull();
    }

    @Test
    void a_document_of_others_is_read_as_far_as_it_is_dublin_core() {
        DublinCoreRecord read = read("""
                <record xmlns:d="http://purl.org/dc/elements/1.1/" xmlns:t="http://purl.org/dc/terms/">
                  <other><d:title xml:lang="en">A <b>bold</b> title<![CDATA[ & more]]></d:title></other>
                  <t:created>1931</t:created><d:nonsense>x</d:nonsense><d:date> </d:date><title>not ours</title>
                </record>
                """.getBytes(StandardCharsets.UTF_8));

        assertThat(read.statements())
                .containsExactly(
                        Statement.of(Term.TITLE, "A bold title & more", "en", READ),
                        Statement.of(Term.CREATED, "1931", null, READ));
    }

    @Test
    void nothing_outside_the_document_is_read(@TempDir Path desk) throws Exception {
        Path secret = Files.writeString(desk.resolve("secret.txt"), "the secret");
        String document = "<!DOCTYPE r [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>"
                + "<r xmlns:d='http://purl.org/dc/elements/1.1/'><d:title>&x;</d:title></r>";

        assertThatThrownBy(() -> read(document.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedDocument.class)
                .hasMessageNotContaining("the secret");
    }

    @Test
    void entities_that_multiply_are_refused() {
        String document = "<!DOCTYPE r [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]>"
                + "<r xmlns:d='http://purl.org/dc/elements/1.1/'><d:title>&b;</d:title></r>";

        assertThatThrownBy(() -> read(document.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedDocument.class);
    }

    @Test
    void a_document_that_is_not_xml_is_refused() {
        for (String document : List.of("", "not xml", "<r>", "<r><d:title/></r>")) {
            assertThatThrownBy(() -> read(document.getBytes(StandardCharsets.UTF_8)))
                    .as(document)
                    .isInstanceOf(MalformedDocument.class);
        }
    }

    @Tag("shared")
    @Test
    void simple_dublin_core_is_valid_oai_dc() throws Exception {
        List<Statement> all = Arrays.stream(Term.values())
                .map(term -> Statement.curated(term, "a\u0000 " + term, "zh-Hant-TW"))
                .collect(Collectors.toList());
        all.add(Statement.curated(Term.TITLE, "bad tag", "zh_CN"));

        SharedSchemas.validate("oai-pmh/schemas/oai_dc.xsd", DublinCoreXml.simple(all, ID));
        SharedSchemas.validate("oai-pmh/schemas/oai_dc.xsd", DublinCoreXml.simple(List.of(), ID));
    }

    @Tag("shared")
    @Test
    void no_naughty_string_breaks_a_document() throws Exception {
        Path strings = Path.of(System.getProperty("shared.inputs")).resolve("security/blns.txt");
        List<Statement> naughty = Files.readAllLines(strings).stream()
                .filter(line -> !line.isBlank())
                .map(line -> Statement.curated(Term.DESCRIPTION, line, "en"))
                .toList();

        SharedSchemas.validate("oai-pmh/schemas/oai_dc.xsd", DublinCoreXml.simple(naughty, ID));
        assertThat(read(DublinCoreXml.qualified(naughty, ID)).statements()).hasSameSizeAs(naughty);
    }

    private static DublinCoreRecord read(byte[] document) {
        return DublinCoreXml.read(new ByteArrayInputStream(document), READ);
    }

    private static String text(byte[] document) {
        return new String(document, StandardCharsets.UTF_8);
    }
}
