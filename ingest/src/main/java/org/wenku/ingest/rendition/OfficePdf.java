package org.wenku.ingest.rendition;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.wenku.archive.step.StepProgress;
import org.wenku.ingest.inspect.Program;
import org.wenku.ingest.inspect.Tool;
import org.wenku.ingest.inspect.Toolbox;

/** Office documents as PDF, by LibreOffice: one at a time, with a profile of its own that runs no macros and fetches nothing. */
final class OfficePdf implements Maker {

    private static final Duration DEADLINE = Duration.ofSeconds(120);

    private static final String PROFILE = """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry">
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
        <item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>1</value></prop></item>
        </oor:items>
        """;

    private final Toolbox toolbox;
    private final Path profile;

    /**
     * LibreOffice from this toolbox.
     *
     * @param profile a folder for its settings; made anew when it is not there
     */
    OfficePdf(Toolbox toolbox, Path profile) {
        this.toolbox = toolbox;
        this.profile = profile;
    }

    @Override
    public Means means() {
        Tool office = toolbox.tool(Tool.Kind.SOFFICE);
        return office.versionIfThere()
                .<Means>map(version -> new By("libreoffice", version))
                .orElseGet(() -> new Lacking(Tool.Kind.SOFFICE.program()));
    }

    @Override
    public Making make(Source source, StepProgress progress) throws IOException {
        Tool office = toolbox.tool(Tool.Kind.SOFFICE);
        settle();
        String end = ending(source.held().name());
        Path document = Files.createSymbolicLink(
                source.desk().resolve("document" + end), source.path().toAbsolutePath());
        Program.Ended ended = Outcome.run(
                office,
                List.of(
                        "-env:UserInstallation=" + profile.toUri(),
                        "--headless",
                        "--norestore",
                        "--nolockcheck",
                        "--convert-to",
                        "pdf",
                        "--outdir",
                        source.desk().toString(),
                        document.toString()),
                DEADLINE);
        Path pdf = source.desk().resolve("document.pdf");
        if (!ended.well() || !Files.exists(pdf) || Files.size(pdf) == 0) {
            return Outcome.of(office, new Program.Ended(ended.status(), "", ended.errors() + ended.output()), DEADLINE);
        }
        return new Made(pdf, "application/pdf", JsonNodeFactory.instance.objectNode());
    }

    private void settle() throws IOException {
        Path settings = profile.resolve("user").resolve("registrymodifications.xcu");
        if (!Files.exists(settings)) {
            Files.createDirectories(settings.getParent());
            Files.writeString(settings, PROFILE);
        }
    }

    /** LibreOffice goes by the end of a name, as people do; only a plain one is handed on. */
    private static String ending(String name) {
        int dot = name.lastIndexOf('.');
        String end = dot < 0 ? "" : name.substring(dot);
        return end.matches("\\.[A-Za-z0-9]{1,5}") ? end : "";
    }
}
