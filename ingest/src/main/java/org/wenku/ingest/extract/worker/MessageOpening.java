package org.wenku.ingest.extract.worker;

import java.io.BufferedInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.NameValuePair;
import org.apache.james.mime4j.stream.RawBody;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.stream.RawFieldParser;
import org.apache.james.mime4j.stream.RecursionMode;
import org.apache.james.mime4j.util.MimeParameterMapping;
import org.apache.james.mime4j.util.MimeUtil;
import org.jspecify.annotations.Nullable;

/**
 * Takes the attachments out of a message (RFC 5322 with MIME). A message inside the message comes out whole, to be taken
 * apart in its turn. The text itself and the pictures that only it shows stay in the message.
 */
final class MessageOpening implements Opening {

    private static final String OTHERWISE = "GB18030";

    private final Letter.Around around;

    /** Opens a message; what is attached to it is within {@code around}. */
    MessageOpening(Letter.Around around) {
        this.around = around;
    }

    @Override
    public void open(Path container, Inventory inventory) throws Exception {
        MimeTokenStream message = new MimeTokenStream(MimeConfig.PERMISSIVE);
        message.setRecursionMode(RecursionMode.M_NO_RECURSE);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(container), 1 << 16)) {
            message.parse(in);
            parts(message, inventory);
        }
    }

    private void parts(MimeTokenStream message, Inventory inventory) throws Exception {
        Deque<String> multiparts = new ArrayDeque<>();
        Part part = new Part();
        int number = 0;
        for (EntityState at = message.getState(); at != EntityState.T_END_OF_STREAM; at = message.next()) {
            switch (at) {
                case T_START_HEADER -> part = new Part();
                case T_FIELD -> part.field(message.getField());
                case T_START_MULTIPART ->
                    multiparts.push(message.getBodyDescriptor().getSubType());
                case T_END_MULTIPART -> multiparts.pop();
                case T_BODY -> {
                    BodyDescriptor body = message.getBodyDescriptor();
                    if (part.isAttached(body, multiparts)) {
                        put(inventory, body, part.name(body, ++number), message.getDecodedInputStream());
                    }
                }
                default -> {}
            }
        }
    }

    private void put(Inventory inventory, BodyDescriptor body, String name, InputStream in) throws Exception {
        String path = around.path() + name;
        if (body.getMimeType().equals("message/rfc822")) {
            Letter.put(inventory, around, path, in::transferTo);
        } else {
            inventory.put(new Inner(path, -1, "", -1, around.ordinal()), in::transferTo);
        }
    }

    /** What the header of one part says. */
    private static final class Part {
        private String disposition = "";
        private @Nullable String name;
        private boolean isReferredTo;

        void field(Field field) {
            String its = field.getName().toLowerCase(Locale.ROOT);
            if (its.equals("content-id")) {
                isReferredTo = true;
            } else if (its.equals("content-disposition") || its.equals("content-type")) {
                RawBody body = RawFieldParser.DEFAULT.parseRawBody(raw(field));
                Map<String, String> said = parameters(body);
                String given = said.get(its.equals("content-type") ? "name" : "filename");
                if (its.equals("content-disposition")) {
                    disposition = String.valueOf(body.getValue()).strip().toLowerCase(Locale.ROOT);
                    name = given == null ? name : given;
                } else {
                    name = name == null ? given : name;
                }
            }
        }

        /** The field by its bytes, one a character, because those beyond ASCII may be in any charset. */
        private static RawField raw(Field field) {
            if (field.getRaw() == null) {
                return new RawField(field.getName(), field.getBody());
            }
            String whole = new String(field.getRaw().toByteArray(), StandardCharsets.ISO_8859_1);
            return new RawField(field.getName(), MimeUtil.unfold(whole.substring(whole.indexOf(':') + 1)));
        }

        /** Names in the continued form of RFC 2231, as encoded words against the rules, or as bare bytes. */
        private static Map<String, String> parameters(RawBody body) {
            MimeParameterMapping mapping = new MimeParameterMapping();
            for (NameValuePair pair : body.getParams()) {
                mapping.addParameter(pair.getName().toLowerCase(Locale.ROOT), pair.getValue());
            }
            Map<String, String> said = new HashMap<>();
            mapping.getParameters().forEach((key, value) -> said.put(key, words(value)));
            return said;
        }

        private static String words(String value) {
            boolean bare =
                    value.chars().anyMatch(c -> c > 0x7F) && value.chars().allMatch(c -> c <= 0xFF);
            if (bare) {
                byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
                InnerNames names = new InnerNames(OTHERWISE);
                names.add(bytes);
                return names.read(bytes);
            }
            return DecoderUtil.decodeEncodedWords(value, DecodeMonitor.SILENT);
        }

        boolean isAttached(BodyDescriptor body, Deque<String> around) {
            if (around.isEmpty()) {
                // The whole message is one part: it is an attachment only where it says so.
                return disposition.equals("attachment");
            }
            if (disposition.equals("attachment")) {
                return true;
            }
            String within = String.valueOf(around.peek());
            boolean text = body.getMimeType().equals("text/plain")
                    || body.getMimeType().equals("text/html")
                    || within.equals("alternative") && body.getMediaType().equals("text");
            if (text) {
                return name != null && !within.equals("alternative");
            }
            return !(within.equals("related") && isReferredTo);
        }

        String name(BodyDescriptor body, int number) {
            String given = name;
            if (given != null && !given.isBlank()) {
                // Some programs give the path on the sender's machine.
                return given.replace('\\', '/').replaceFirst("^.*/", "");
            }
            return number + (body.getMimeType().equals("message/rfc822") ? ".eml" : "");
        }
    }
}
