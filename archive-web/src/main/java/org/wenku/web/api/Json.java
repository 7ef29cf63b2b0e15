package org.wenku.web.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import jakarta.ws.rs.ext.ContextResolver;
import java.time.Instant;
import java.time.LocalDate;

/** How records become JSON: days and times as ISO 8601, what is not known as {@code null}. */
public final class Json implements ContextResolver<ObjectMapper> {

    /** The one writer of JSON in the web. */
    public static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addSerializer(LocalDate.class, ToStringSerializer.instance))
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .build();

    /** A tree of maps, lists and values as JSON. */
    public static byte[] bytes(Object tree) {
        try {
            return MAPPER.writeValueAsBytes(tree);
        } catch (JsonProcessingException ours) {
            throw new IllegalStateException("what we built cannot be written as JSON", ours);
        }
    }

    @Override
    public ObjectMapper getContext(Class<?> type) {
        return MAPPER;
    }
}
