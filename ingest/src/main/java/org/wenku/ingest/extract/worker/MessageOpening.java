package org.wenku.ingest.extract.worker;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.james.mime4j.MimeException;
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
import org.jspecify.annotations.Nullable;

/**
 * Takes the attachments out of a message (RFC 5322 with MIME). A message inside the message comes out whole, to be taken
 * apart in its turn. The text itself and the pictures that only it shows stay in the message.
 */
final class MessageOpening implements Opening {

    private static final Charset OTHERWISE = Charset.forName("GB18030");

    @Override
    public void open(Path container, Shelf shelf) throws IOException, MimeException {
        MimeTokenStream message = new MimeTokenStream(MimeConfig.PERMISSIVE);
        message.setRecursionMode(RecursionMode.M_NO_RECURSE);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(container), 1 << 16)) {
            message.parse(in);
            parts(message, shelf);
        }
    }

    private static void parts(MimeTokenStream message, Shelf shelf) throws IOException, MimeException {
        Deque<String> around = new ArrayDeque<>();
        Part part = new Part();
        int number = 0;
        for (EntityState at = message.getState(); at != EntityState.T_END_OF_STREAM; at = message.next()) {
            switch (at) {
                case T_START_HEADER -> part = new Part();
                case T_FIELD -> part.field(message.getField());
                case T_START_MULTIPART -> around.push(message.getBodyDescriptor().getSubType());
                case T_END_MULTIPART -> around.pop();
                case T_BODY -> {
                    BodyDescriptor body = message.getBodyDescriptor();
                    if (part.isAttached(body, around)) {
                        shelf.put(part.name(body, ++number), message.getDecodedInputStream());
                    }
                }
                default -> {}
            }
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

        private static RawField raw(Field field) {
            return field instanceof RawField raw ? raw : new RawField(field.getName(), field.getBody());
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
            boolean bare = value.chars().anyMatch(c -> c > 0x7F) && value.chars().allMatch(c -> c <= 0xFF);
            if (bare) {
                byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
                return new String(bytes, CharsetChoice.of(bytes, OTHERWISE).charset());
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
