package org.wenku.web.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.database.DatabaseUnavailable;
import org.wenku.archive.search.IndexFailure;
import org.wenku.archive.settings.Key;
import org.wenku.archive.settings.Settings;
import org.wenku.archive.settings.SettingsFault;
import org.wenku.archive.storage.StorageFault;
import org.wenku.web.WebServer;
import org.wenku.web.control.Refusal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command itself: what all its verbs have in common. */
@Command(
        name = "archive",
        mixinStandardHelpOptions = true,
        version = "Wenku 文库 0.1",
        description = "A digital archive and oral-history repository. 数字档案与口述史库。",
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            IngestCommand.class,
            ImportCommand.class,
            UndoCommand.class,
            QuarantineCommand.class,
            UnpackCommand.class,
            SearchCommand.class,
            EditCommand.class,
            ExportCommand.class,
            StatusCommand.class,
            CheckCommand.class,
            RebuildCommand.class,
            RemakeCommand.class,
            DoctorCommand.class,
            UserCommand.class,
            RehearseCommand.class
        })
public final class ArchiveCommand implements Runnable {

    /** The exit status when something asked for could not be done. */
    static final int FAILED = 1;

    /** The exit status when the command itself was not understood. */
    static final int MISUNDERSTOOD = 2;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--home",
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            description = "The folder in which the archive keeps everything (default: ./data). 档案库所在文件夹。")
    private Path home = Path.of("data");

    @Option(
            names = "--port",
            scope = ScopeType.INHERIT,
            paramLabel = "N",
            description = "The port to listen on (default: 8080). 监听端口。")
    private @Nullable Integer port;

    /** Runs the command and ends the process with its exit status. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        CommandLine command = new CommandLine(new ArchiveCommand());
        command.setExecutionExceptionHandler((failure, line, result) -> explain(failure, line.getErr()));
        return command.execute(arguments);
    }

    private static int explain(Exception failure, PrintWriter err) throws Exception {
        if (failure instanceof Refusal refusal) {
            err.println(Tongue.ofTheTerminal().of(refusal.sentence()));
            return FAILED;
        }
        if (failure instanceof SettingsFault
                || failure instanceof DatabaseUnavailable
                || failure instanceof IndexFailure
                || failure instanceof StorageFault
                || failure instanceof WebServer.AddressInUse) {
            err.println(failure.getMessage());
            return FAILED;
        }
        throw failure;
    }

    @Override
    public void run() {
        CommandSpec known = spec;
        if (known != null) {
            known.commandLine().usage(known.commandLine().getOut());
        }
    }

    /** What is set for the archive in the home that was named. */
    Settings settings() {
        Settings settings = Settings.load(home, System.getenv());
        Integer named = port;
        return named == null ? settings : settings.with(Key.SERVER_PORT, named.toString());
    }
}
