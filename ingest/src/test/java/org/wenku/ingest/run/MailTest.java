package org.wenku.ingest.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Term;
import org.wenku.archive.holding.HeldFile;
import org.wenku.archive.step.StepSearch;
import org.wenku.archive.step.StepState;
import org.wenku.archive.storage.ObjectId;
import org.wenku.archive.unpacking.Contents;
import org.wenku.archive.unpacking.InnerState;
import org.wenku.archive.unpacking.Unpacking;

/** Messages and mailboxes become items with their relations as they come in. */
class MailTest extends UnpackTrial {

    private static final Charset GB = Charset.forName("GB18030");

    private static String base64(byte[] bytes) {
        return Base64.getMimeEncoder().encodeToString(bytes);
    }

    private static String word(String text, Charset charset) {
        return "=?" + charset.name() + "?B?" + Base64.getEncoder().encodeToString(text.getBytes(charset)) + "?=";
    }

    private static String head(String id, String subject, String more) {
        return "From: " + word("张三", StandardCharsets.UTF_8) + " <zhang@example.org>\n"
                + "To: Li Si <li@example.org>\nCc: wang@example.org\nSubject: " + subject
                + "\nDate: Wed, 14 Mar 2001 10:00:00 +0800\nMessage-ID: <" + id + "@example.org>\n" + more
                + "MIME-Version: 1.0\n";
    }

    private static String attached(String type, String disposition, byte[] bytes) {
        return "--edge\nContent-Type: " + type + "\nContent-Disposition: attachment" + disposition
                + "\nContent-Transfer-Encoding: base64\n\n" + base64(bytes) + "\n";
    }

    private static String letter(String id, String more, String... parts) {
        return head(id, word("会议记录", StandardCharsets.UTF_8), more)
                + "Content-Type: multipart/mixed; boundary=edge\n\n--edge\nContent-Type: text/plain; charset=UTF-8\n\n"
                + "随信附上记录一份。\n" + String.join("", parts) + "--edge--\n";
    }

    private static final String LIST =
            attached("text/plain; name=\"list.txt\"", "; filename*=UTF-8''%E5%90%8D%E5%8D%95.txt", bytes("甲、乙、丙三人到会。"));
    private static final String INNER = "--edge\nContent-Type: message/rfc822\n\n"
            + "From: wang@example.org\nSubject: inner\nMessage-ID: <inner@example.org>\nMIME-Version: 1.0\n"
            + "Content-Type: multipart/mixed; boundary=within\n\n--within\nContent-Type: text/plain\n\n"
            + "the letter within the letter\n--within\nContent-Type: text/plain\n"
            + "Content-Disposition: attachment; filename=deep.txt\n\ndeep inside\n--within--\n";

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Path write(String name, String content) throws IOException {
        return Files.write(folder.resolve(name), bytes(content));
    }

    private static List<URI> authorities(CatalogueRecord record, Term term) {
        return record.statements()
                .of(term)
                .map(Statement::authority)
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    private static URI urn(CatalogueRecord record) {
        return URI.create("urn:uuid:" + record.id());
    }

    private CatalogueRecord called(CatalogueRecord parent, String title) {
        return below(parent).stream()
                .filter(each -> each.title().equals(title))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + title + " among " + titles(parent)));
    }

    @Test
    void what_is_attached_to_a_message_becomes_items_beside_it_and_each_says_where_it_belongs() throws IOException {
        HeldFile file = takeIn(write("letter.eml", letter("one", "In-Reply-To: <zero@example.org>\n", LIST, INNER)));
        assertThat(settled(file).state()).isEqualTo(StepState.DONE);

        CatalogueRecord message = below(fonds).get(0);
        assertThat(message.title()).isEqualTo("会议记录");
        assertThat(message.statements().values(Term.CREATOR))
                .singleElement()
                .asString()
                .contains("张三");
        assertThat(message.statements().values(Term.AUDIENCE))
                .hasSize(2)
                .anyMatch(to -> to.contains("li@example.org"))
                .anyMatch(cc -> cc.contains("wang@example.org"));
        assertThat(message.statements().values(Term.IDENTIFIER)).contains("<one@example.org>");
        assertThat(message.statements().values(Term.REFERENCES)).containsExactly("<zero@example.org>");
        assertThat(message.statements().of(Term.CREATED).map(Statement::edtf))
                .singleElement()
                .asString()
                .startsWith("2001-03-14");

        assertThat(spoken(file)).as("first the letter, then what is attached").contains("随信附上记录一份。");
        assertThat(spoken(file).indexOf("随信附上")).isLessThan(spoken(file).indexOf("甲、乙、丙"));
        assertThat(titles(fonds)).containsExactly("会议记录", "名单", "inner", "deep");
        CatalogueRecord list = called(fonds, "名单");
        CatalogueRecord inner = called(fonds, "inner");
        CatalogueRecord deep = called(fonds, "deep");
        assertThat(authorities(message, Term.HAS_PART)).containsExactly(urn(list), urn(inner));
        assertThat(authorities(list, Term.IS_PART_OF)).containsExactly(urn(message));
        assertThat(authorities(inner, Term.IS_PART_OF)).containsExactly(urn(message));
        assertThat(authorities(inner, Term.HAS_PART)).containsExactly(urn(deep));
        assertThat(authorities(deep, Term.IS_PART_OF)).containsExactly(urn(inner));
        assertThat(inside(file))
                .extracting(entry -> entry.file().path())
                .containsExactly("名单.txt", "2.eml", "2.eml/deep.txt");
        assertThat(inside(file)).extracting(Contents.Entry::state).containsOnly(InnerState.TAKEN);
        assertThat(inside(files(inner).get(0)))
                .extracting(Contents.Entry::record)
                .containsExactly(deep.id());
    }

    @Test
    void opened_again_nothing_is_doubled_and_nothing_is_said_twice() throws IOException {
        HeldFile file = takeIn(write("again.eml", letter("again", "", LIST, INNER)));
        settled(file);
        List<Integer> versions =
                below(fonds).stream().map(CatalogueRecord::version).toList();

        assertThat(unpack(file).note()).asString().contains("0 taken in, 3 held already");

        assertThat(below(fonds).stream().map(CatalogueRecord::version)).isEqualTo(versions);
        assertThat(inside(file)).extracting(Contents.Entry::state).containsOnly(InnerState.TAKEN);
    }

    @Test
    void undone_with_its_batch_a_mailbox_leaves_nothing_behind() throws IOException {
        HeldFile file = takeIn(write(
                "undone.mbox",
                "From zhang@example.org Wed Mar 14 10:00:00 2001\n" + letter("undone", "", LIST, INNER)
                        + "\nFrom wang@example.org Thu Mar 15 11:00:00 2001\n"
                        + head("answer", "answer", "In-Reply-To: <undone@example.org>\n") + "\nYes.\n"));
        settled(file);
        assertThat(below(fonds)).hasSize(2);

        undo(Unpacking.batch(newest(file)));

        assertThat(below(fonds)).isEmpty();
        List<Long> messages = archive.read(catalogue -> catalogue.ask(
                session -> session.createNativeQuery("select count(*) from message where fonds_id = :fonds", Long.class)
                        .setParameter("fonds", fonds.id())
                        .list()));
        assertThat(messages).containsExactly(0L);
    }

    @Test
    void a_message_with_nothing_attached_has_nothing_to_unpack() throws IOException {
        HeldFile file = takeIn(write("plain.eml", head("plain", "plain", "") + "\nNothing but words.\n"));
        assertThat(archive.steps()
                        .list()
                        .find(StepSearch.all().ofKind(Unpacking.KIND).about(List.of(file.id()))))
                .isEmpty();
    }

    @Test
    void a_mailbox_becomes_messages_each_followed_by_what_is_attached_to_it() throws IOException {
        String second = head("two", "second", "In-Reply-To: <first@example.org>\n")
                + "\nFrom the window one sees the lane.\n\nFrom here on nothing begins.\n";
        HeldFile file = takeIn(write(
                "1998_来信.mbox",
                "From zhang@example.org Wed Mar 14 10:00:00 2001\n" + letter("first", "", LIST, INNER)
                        + "\nFrom wang@example.org Thu Mar 15 11:00:00 2001\n" + second + "\n"));
        assertThat(settled(file).note()).asString().contains("5 taken in");

        CatalogueRecord unit = unitOf(file);
        assertThat(unit.title()).isEqualTo("1998 来信");
        assertThat(unit.level()).isEqualTo(Level.FILE);
        assertThat(titles(unit)).containsExactly("会议记录", "名单", "inner", "deep", "second");
        CatalogueRecord first = called(unit, "会议记录");
        CatalogueRecord reply = called(unit, "second");
        assertThat(authorities(first, Term.HAS_PART))
                .containsExactly(urn(called(unit, "名单")), urn(called(unit, "inner")));
        assertThat(authorities(reply, Term.REFERENCES)).containsExactly(urn(first));
        assertThat(text(reply)).isEqualTo(second);
        assertThat(inside(files(first).get(0)))
                .as("the message knows what has become of what is attached to it")
                .hasSize(3)
                .allSatisfy(entry -> assertThat(entry.state()).isEqualTo(InnerState.TAKEN));
        assertThat(authorities(below(fonds).get(0), Term.HAS_PART)).containsExactly(urn(unit));
    }

    private String text(CatalogueRecord record) throws IOException {
        HeldFile file = files(record).get(0);
        return new String(
                archive.store().open(new ObjectId(record.id()), file.storedAt()).readAllBytes(),
                StandardCharsets.UTF_8);
    }

    @Test
    void a_reply_finds_what_it_replies_to_whichever_comes_first() throws IOException {
        Path reply = write(
                "reply.eml", head("later", "Re: first", "In-Reply-To: <earlier@example.org>\n") + "\nYes, I agree.\n");
        Path original = write("original.eml", head("earlier", "first", "") + "\nDo you agree?\n");
        takeIn(reply);
        ingest.take(new IngestRequest(List.of(original), fonds.id(), false, "archivist"), IngestWatch.NOBODY);

        CatalogueRecord first = called(fonds, "first");
        assertThat(authorities(called(fonds, "Re: first"), Term.REFERENCES)).containsExactly(urn(first));
        assertThat(authorities(first, Term.REFERENCES)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"GB18030,关于里弄卫生的会议记录", "Big5,關於里弄衛生的會議記錄", "UTF-8,关于里弄卫生的会议记录"})
    void messages_are_read_in_the_charset_they_are_written_in(String name, String words) throws IOException {
        Charset charset = Charset.forName(name);
        String text = words + "。";
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(bytes(head("charset", word(words, charset), "")
                + "Content-Type: multipart/mixed; boundary=edge\n\n--edge\nContent-Type: text/plain; charset=" + name
                + "\nContent-Transfer-Encoding: 8bit\n\n"));
        message.writeBytes(text.getBytes(charset));
        message.writeBytes(bytes("\n--edge\nContent-Type: application/octet-stream; name=\"" + word(words, charset)
                + ".txt\"\nContent-Transfer-Encoding: base64\n\n" + base64(text.getBytes(charset)) + "\n--edge--\n"));
        HeldFile file = takeIn(Files.write(folder.resolve(name + ".eml"), message.toByteArray()));
        settled(file);

        assertThat(titles(fonds)).containsExactly(words, words);
        assertThat(files(below(fonds).get(1)).get(0).name()).isEqualTo(words + ".txt");
        assertThat(spoken(file)).contains(text);
    }

    private String spoken(HeldFile file) {
        return archive.read(catalogue -> catalogue.ask(session -> session.createNativeQuery(
                                "select body from text_part where file_id = :file order by ordinal", String.class)
                        .setParameter("file", file.id())
                        .list()))
                .toString();
    }

    @Test
    void names_written_as_bare_bytes_against_the_rules_are_read_too() throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(bytes(head("bare", "bare", "") + "Content-Type: multipart/mixed; boundary=edge\n\n"
                + "--edge\nContent-Type: text/plain\n\nsee below\n--edge\nContent-Type: application/octet-stream\n"
                + "Content-Disposition: attachment; filename=\""));
        message.writeBytes("一九五一年会议记录.txt".getBytes(GB));
        message.writeBytes(bytes("\"\n\nthirty people\n--edge--\n"));
        HeldFile file = takeIn(Files.write(folder.resolve("bare.eml"), message.toByteArray()));
        settled(file);
        assertThat(files(below(fonds).get(1)).get(0).name()).isEqualTo("一九五一年会议记录.txt");
    }

    @Test
    void pictures_that_only_the_text_shows_stay_in_the_message() throws IOException {
        HeldFile file = takeIn(write(
                "shown.eml",
                head("shown", "shown", "") + "Content-Type: multipart/related; boundary=edge\n\n--edge\n"
                        + "Content-Type: text/html\n\n<img src=\"cid:p\">\n--edge\nContent-Type: image/gif\nContent-ID: <p>\n"
                        + "Content-Transfer-Encoding: base64\n\nR0lGODlhAQABAAAAACw=\n--edge--\n"));
        assertThat(inside(file)).isEmpty();
        assertThat(below(fonds)).hasSize(1);
    }

    @Test
    void mail_in_a_packed_file_is_opened_when_it_has_been_taken_out() throws IOException {
        Path packed = folder.resolve("mails.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(packed))) {
            zip.putNextEntry(new ZipEntry("in/letter.eml"));
            zip.write(bytes(letter("packed", "", LIST)));
        }
        HeldFile file = takeIn(packed);
        assertThat(below(fonds)).as("mail inside a packed file waits with it").hasSize(1);
        unpack(file);

        CatalogueRecord place = below(unitOf(file)).get(0);
        settled(files(below(place).get(0)).get(0));
        assertThat(titles(place)).containsExactly("会议记录", "名单");
        assertThat(authorities(below(place).get(0), Term.HAS_PART))
                .containsExactly(urn(below(place).get(1)));
    }

    @Test
    void messages_within_messages_without_end_come_to_an_end() throws IOException {
        String inner = "Subject: bottom\nMessage-ID: <bottom@example.org>\n\nthe bottom\n";
        for (int i = 40; i > 0; i--) {
            inner = "From: zhang@example.org\nSubject: level " + i + "\nMessage-ID: <l" + i + "@example.org>\n"
                    + "MIME-Version: 1.0\nContent-Type: message/rfc822\nContent-Disposition: attachment\n\n" + inner;
        }
        HeldFile file = takeIn(write("deep.eml", inner));
        assertThat(settled(file).state()).isEqualTo(StepState.DONE);
        assertThat(below(fonds)).hasSizeBetween(16, 19);
    }

    @Test
    void one_broken_message_does_not_keep_the_others_from_being_taken() throws IOException {
        HeldFile file = takeIn(write(
                "broken.mbox",
                "From a@example.org Wed Mar 14 10:00:00 2001\n" + head("good", "good", "") + "\nfine\n\n"
                        + "From b@example.org Wed Mar 14 10:00:00 2001\nContent-Type: multipart/mixed; boundary=edge\n"
                        + "Subject: broken\nFrom: b@example.org\n\n--edge\nContent-Transfer-Encoding: base64\n"
                        + "Content-Disposition: attachment; filename=torn.bin\n\n%%%%not base64\n\n"
                        + "From c@example.org Wed Mar 14 10:00:00 2001\n" + head("last", "last", "") + "\nfine too\n"));
        assertThat(settled(file).state()).isEqualTo(StepState.DONE);
        assertThat(titles(unitOf(file))).contains("good", "broken", "last");
    }

    private static final Path OUTLOOK = Path.of("target", "outlook", "test-documents");

    @Test
    void what_is_attached_to_messages_that_outlook_has_saved_becomes_items() {
        HeldFile file = takeIn(OUTLOOK.resolve("testMSG_att_doc.msg"));
        assertThat(settled(file).state()).isEqualTo(StepState.DONE);
        CatalogueRecord message = below(fonds).get(0);
        List<CatalogueRecord> parts = below(fonds).subList(1, below(fonds).size());
        assertThat(parts)
                .allSatisfy(
                        part -> assertThat(authorities(part, Term.IS_PART_OF)).containsExactly(urn(message)))
                .anySatisfy(part -> assertThat(files(part).get(0).mediaType()).isEqualTo("application/msword"));
    }

    @Test
    void a_message_within_a_message_of_outlook_is_composed_anew_and_can_be_read() {
        HeldFile file = takeIn(OUTLOOK.resolve("testMSG_att_msg.msg"));
        assertThat(settled(file).state()).isEqualTo(StepState.DONE);
        CatalogueRecord message = below(fonds).get(0);
        CatalogueRecord inner = below(fonds).get(1);
        assertThat(authorities(message, Term.HAS_PART)).contains(urn(inner));
        assertThat(files(inner).get(0).mediaType()).isEqualTo("message/rfc822");
        assertThat(inner.statements().values(Term.CREATOR)).isNotEmpty();
        assertThat(inner.statements().of(Term.CREATED).map(Statement::edtf))
                .singleElement()
                .isNotNull();
    }

    @Test
    void a_store_of_outlook_becomes_messages_in_its_folders() {
        HeldFile file = takeIn(OUTLOOK.resolve("testPST.pst"));
        assertThat(file.mediaType()).isEqualTo("application/vnd.ms-outlook-pst");
        assertThat(settled(file).note()).asString().contains("taken in").contains(" 0 left inside");

        List<CatalogueRecord> messages = items(unitOf(file));
        assertThat(messages).hasSizeGreaterThan(5);
        assertThat(messages.stream()
                        .filter(each -> files(each).get(0).mediaType().equals("message/rfc822")))
                .isNotEmpty()
                .allSatisfy(each -> {
                    assertThat(each.statements().values(Term.TITLE)).isNotEmpty();
                    assertThat(each.statements().values(Term.CREATOR)).isNotEmpty();
                    assertThat(each.statements().of(Term.CREATED).map(Statement::edtf))
                            .isNotEmpty();
                });
        long history = messages.stream().mapToLong(CatalogueRecord::version).sum();
        assertThat(unpack(file).note())
                .as("composed again, byte for byte")
                .asString()
                .contains("0 taken in, " + messages.size() + " held already");
        assertThat(items(unitOf(file)).stream()
                        .mapToLong(CatalogueRecord::version)
                        .sum())
                .isEqualTo(history);
    }

    private List<CatalogueRecord> items(CatalogueRecord unit) {
        return below(unit).stream()
                .flatMap(each -> each.level() == Level.ITEM ? java.util.stream.Stream.of(each) : items(each).stream())
                .toList();
    }

    @Test
    @Tag("shared")
    void messages_that_outlook_has_saved_are_opened() {
        HeldFile file = takeIn(SHARED.resolve("documents/tika/testMSG.msg"));
        assertThat(below(fonds).get(0).statements().values(Term.CREATOR)).isNotEmpty();
        assertThat(file.mediaType()).isEqualTo("application/vnd.ms-outlook");
    }

    @Test
    @Tag("shared")
    void mailboxes_and_messages_of_others_become_items() {
        HeldFile box = takeIn(SHARED.resolve("documents/tika/complex.mbox"));
        assertThat(settled(box).state()).isEqualTo(StepState.DONE);
        List<CatalogueRecord> messages = below(unitOf(box));
        assertThat(messages)
                .isNotEmpty()
                .allSatisfy(each -> assertThat(files(each)).hasSize(1));
    }
}
