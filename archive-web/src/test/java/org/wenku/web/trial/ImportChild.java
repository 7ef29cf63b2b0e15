package org.wenku.web.trial;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.wenku.archive.settings.Settings;
import org.wenku.web.House;

/** A process that imports a sheet and says how far it is, to be killed: {@code HOME SHEET FILES}. */
final class ImportChild {

    private ImportChild() {}

    public static void main(String[] arguments) {
        ObjectNode wish = JsonNodeFactory.instance
                .objectNode()
                .put("sheet", arguments[1])
                .put("files", arguments[2])
                .put("into", "K")
                .put("by", "trial");
        try (House house = House.open(Settings.load(Path.of(arguments[0]), Map.of("WENKU_OCR_ENABLED", "false")))) {
            System.out.println("open");
            Objects.requireNonNull(house.errands().get("import")).run(wish, line -> {
                System.out.println(line);
                System.out.flush();
            });
            long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool -> pool.getType() == MemoryType.HEAP)
                    .map(MemoryPoolMXBean::getPeakUsage)
                    .mapToLong(usage -> usage.getUsed())
                    .sum();
            System.out.println("heap " + (peak >> 20));
        }
    }
}
