package org.wenku.web.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wenku.ingest.Sentence;
import org.wenku.web.control.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Takes files and folders into the archive. */
@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        description = {
            "Take files and folders into the archive; folders become the hierarchy. 将文件和文件夹入库，文件夹即为层级。",
            "Running it again adds nothing that is held already and continues what was cut off."
        },
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {
            "0:everything is in the archive",
            "1:the run had to stop, or could not begin",
            "2:the command was not understood",
            "3:some files were refused or set aside; the others are in the archive"
        })
final class IngestCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SOME_NOT_HELD = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    @ParentCommand
    private @Nullable ArchiveCommand archive;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files and folders. 文件和文件夹。")
    private List<Path> paths = List.of();

    @Option(
            names = "--into",
            required = true,
            paramLabel = "CODE",
            description = "The reference code of the fonds, series or file to put them into; a new fonds is made."
                    + " 归入哪个全宗、系列或案卷（档号）；全宗不存在则新建。")
    private String into = "";

    @Option(names = "--accession", paramLabel = "NUMBER", description = "The accession that it belongs to. 所属的接收登记号。")
    private String accession = "";

    @Option(names = "--publish", description = "Publish what is taken in at once. 入库后立即公开。")
    private boolean publish;

    @Option(
            names = "--to",
            paramLabel = "URL",
            description = {
                "Take them into the archive at this address, on another machine. 入库到另一台机器上的档案库。",
                "What was cut off goes on where it was when the same command is run again."
            })
    private @Nullable URI to;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "The file with the token by which that archive knows you; without it the environment variable"
                    + " WENKU_TOKEN. 存放令牌的文件；未指定时取环境变量 WENKU_TOKEN。")
    private @Nullable Path tokenFile;

    @Option(names = "--verbose", description = "Name every file, not only those with a problem. 逐一列出每个文件。")
    private boolean verbose;

    @Override
    public Integer call() {
        return to == null ? here() : there(to);
    }

    private int there(URI address) {
        boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
        if (!web || address.getHost() == null) {
            throw new Refusal(new Sentence(
                    "“" + address + "”不是网址；应如 https://archive.example.org。",
                    "\"" + address + "\" is not a web address; expected one such as https://archive.example.org."));
        }
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new Refusal(new Sentence("找不到：" + path, "It is not there: " + path));
            }
        }
        Progress progress = new Progress(Tongue.ofTheTerminal(), verbose);
        new RemoteIngest(new RemoteArchive(address, token(), PATIENCE), progress::take)
                .take(paths, into, accession, publish);
        return status(progress.finish());
    }

    /** Never an argument, because the arguments of a process can be read by everybody on the machine. */
    private String token() {
        try {
            String said = tokenFile == null ? System.getenv("WENKU_TOKEN") : Files.readString(tokenFile);
            if (said != null && !said.isBlank()) {
                return said.strip();
            }
        } catch (IOException e) {
            throw new Refusal(new Sentence(
                    "无法读取令牌文件 " + tokenFile + "：" + e.getMessage(),
                    "The token file " + tokenFile + " could not be read: " + e.getMessage()));
        }
        throw new Refusal(
                new Sentence(
                        "缺少令牌：请用 --token-file 指定文件，或设置环境变量 WENKU_TOKEN。令牌在 /staff/account 创建。",
                        "A token is needed: name a file with --token-file, or set WENKU_TOKEN. Tokens are made at /staff/account."));
    }

    private int here() {
        ObjectNode wish = JSON.createObjectNode()
                .put("into", into)
                .put("accession", accession)
                .put("publish", publish)
                .put("by", System.getProperty("user.name", "command"));
        ArrayNode sources = wish.putArray("sources");
        paths.forEach(path -> sources.add(path.toAbsolutePath().normalize().toString()));
        Progress progress = new Progress(Tongue.ofTheTerminal(), verbose);
        new Messenger(java.util.Objects.requireNonNull(archive).settings()).send("ingest", wish, progress::take);
        return status(progress.finish());
    }

    private static int status(JsonNode summary) {
        if (summary.has("stopped")) {
            return ArchiveCommand.FAILED;
        }
        return summary.path("complete").asBoolean(false) ? 0 : SOME_NOT_HELD;
    }
}
