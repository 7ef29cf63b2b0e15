package org.wenku.web.form;

import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A form with one file: its fields, and the file written to a file as it comes in.
 *
 * @param fields the values of the fields that are no file
 * @param file the name of the file without folders; empty where none was chosen
 */
public record FormWithFile(Map<String, String> fields, String file) {

    public FormWithFile {
        fields = Map.copyOf(fields);
    }

    /** What was typed into a field, without blanks around it; empty where there is no such field. */
    public String field(String name) {
        return fields.getOrDefault(name, "").strip();
    }

    /**
     * Reads a form of type {@code multipart/form-data}. Of several files the last one stays.
     *
     * @param content where the content of the file is written
     */
    public static FormWithFile read(MediaType type, InputStream form, Path content) throws IOException {
        FormParts parts = FormParts.of(type, form);
        Map<String, String> fields = new HashMap<>();
        String name = "";
        Optional<FormParts.Part> next = parts.next();
        while (next.isPresent()) {
            FormParts.Part part = next.get();
            String file = part.file();
            if (file == null) {
                fields.put(part.name(), part.value());
            } else if (!file.isEmpty()) {
                name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
                Files.copy(part.content(), content, StandardCopyOption.REPLACE_EXISTING);
            }
            next = parts.next();
        }
        return new FormWithFile(fields, name);
    }
}
