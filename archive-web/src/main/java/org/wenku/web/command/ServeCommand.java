package org.wenku.web.command;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.account.SetUpLink;
import org.wenku.archive.settings.Settings;
import org.wenku.web.Site;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Opens the archive to readers until it is told to stop. */
@Command(name = "serve", mixinStandardHelpOptions = true, description = "Open the archive to readers. 向读者开放档案库。")
final class ServeCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable ArchiveCommand archive;

    @Override
    public Integer call() throws Exception {
        Settings settings = java.util.Objects.requireNonNull(archive).settings();
        return serve(Site.open(settings));
    }

    /** Says where the site is and keeps it open until the process is asked to end. */
    static int serve(Site site) throws InterruptedException {
        Tongue tongue = Tongue.ofTheTerminal();
        System.out.println(tongue.of("档案库已开放：", "The archive is open at ") + site.address());
        new SetUpLink(site.house().archive())
                .offered()
                .ifPresent(secret -> System.out.println(tongue.of(
                                "还没有管理员。请打开这个链接设立第一位（只能用一次）：",
                                "There is no administrator yet. This link, which works once, makes the first: ")
                        + site.address().resolve("/setup?token=" + secret.text())));
        System.out.println(tongue.of("按 Ctrl+C 停止。", "Press Ctrl+C to stop."));
        System.out.flush();
        site.join();
        return 0;
    }
}
