package org.wenku.web.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.wenku.archive.settings.Key;
import org.wenku.archive.settings.Settings;
import org.wenku.web.Site;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Opens an archive in a folder that is thrown away, brings the sample in and reads some pages, so that Java can note
 * which classes are used: the command {@code archive} makes class archives of them when it has built.
 */
@Command(name = "rehearse", hidden = true, description = "For the build: go through a day once.")
final class RehearseCommand implements Callable<Integer> {

    private static final List<String> PAGES = List.of(
            "?lang=zh",
            "search?q=%E6%A1%A3%E6%A1%88&lang=zh",
            "search?q=lane&lang=en",
            "collections",
            "people",
            "about",
            "api/v1/search?q=%E6%96%87%E5%BA%93",
            "api/v1/records",
            "healthz",
            "metrics",
            "nowhere");

    @Option(names = "--in", required = true, description = "The folder that is thrown away afterwards.")
    private Path folder = Path.of("rehearsal");

    @Override
    public Integer call() throws IOException, InterruptedException {
        Settings settings =
                Settings.load(folder, Map.of()).with(Key.SERVER_PORT, "0").with(Key.OCR, "false");
        Path sample = Path.of(Objects.requireNonNull(System.getProperty("wenku.sample"), "wenku.sample"));
        try (Site site = Site.open(settings)) {
            new SampleCollection(site.house(), sample).bringIn(name -> {});
            HttpClient reader = HttpClient.newHttpClient();
            for (String page : PAGES) {
                URI address = site.address().resolve(page);
                reader.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding());
            }
        }
        return 0;
    }
}
