package org.wenku.ingest.extract;

import java.util.ArrayList;
import java.util.List;

/** The options of a child's JVM, chosen by measuring. */
final class WorkerFlags {

    private WorkerFlags() {}

    static List<String> of(ExtractorSettings settings) {
        List<String> flags = new ArrayList<>(ordinary(settings));
        // Such as a class archive that the command has made for these programs, which saves a third of a cold start.
        String more = System.getProperty("wenku.worker.options", "");
        if (!more.isBlank()) {
            flags.addAll(List.of(more.strip().split("\n")));
        }
        return flags;
    }

    private static List<String> ordinary(ExtractorSettings settings) {
        return List.of(
                "-Xmx" + settings.heapMegabytes() + "m",
                "-XX:+UseSerialGC",
                // Documents are many and different, so code is seldom hot long enough to pay for the second compiler:
                // over 200 real documents C1 alone took half the processor time, also in a second pass.
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                // No logging system stands on the child's class path, because its standard error is only kept for
                // crashes.
                "-Dslf4j.internal.verbosity=ERROR",
                "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider",
                "-Dorg.apache.logging.log4j.simplelog.StatusLogger.level=OFF",
                "-Dlog4j2.simplelogLevel=OFF",
                // Parsers may not reach the network by any URL a document names.
                "-Djava.net.useSystemProxies=false",
                "-Djavax.xml.accessExternalDTD=",
                "-Djavax.xml.accessExternalSchema=",
                "-Djavax.xml.accessExternalStylesheet=");
    }
}
