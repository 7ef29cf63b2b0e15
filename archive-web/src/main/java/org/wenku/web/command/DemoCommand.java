package org.wenku.web.command;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.settings.Settings;
import org.wenku.web.Site;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Makes an archive with the sample collection in it, once, and opens it. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Make an archive with a sample collection and open it. 建立带示例馆藏的档案库并开放。")
final class DemoCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable ArchiveCommand archive;

    @Override
    public Integer call() throws Exception {
        Settings settings = Objects.requireNonNull(archive).settings();
        Tongue tongue = Tongue.ofTheTerminal();
        String sample = System.getProperty("wenku.sample");
        if (sample == null) {
            throw new IllegalStateException(
                    "the system property wenku.sample names no folder; start the demonstration by"
                            + " the command \"archive\", which sets it");
        }
        System.err.println(tongue.of("正在准备档案库……", "Preparing the archive …"));
        Site site = Site.open(settings);
        try {
            new SampleCollection(site.house(), Path.of(sample))
                    .bringIn(name -> System.err.println(tongue.of("已入库：", "taken in: ") + name));
        } catch (RuntimeException e) {
            site.close();
            throw e;
        }
        return ServeCommand.serve(site);
    }
}
