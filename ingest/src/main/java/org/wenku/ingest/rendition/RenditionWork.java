package org.wenku.ingest.rendition;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.wenku.archive.Archive;
import org.wenku.archive.holding.HeldFile;
import org.wenku.archive.rendition.Rendition;
import org.wenku.archive.rendition.RenditionKind;
import org.wenku.archive.rendition.RenditionShelf;
import org.wenku.archive.step.Step;
import org.wenku.archive.step.StepEnding;
import org.wenku.archive.step.StepNote;
import org.wenku.archive.step.StepProgress;
import org.wenku.archive.step.StepWork;
import org.wenku.archive.storage.LocalCopy;
import org.wenku.archive.storage.ObjectId;

/** The step that makes one kind of rendition. What the same tool in the same version has made is not made again. */
final class RenditionWork implements StepWork {

    private final Archive archive;
    private final RenditionShelf shelf;
    private final RenditionKind kind;
    private final Maker maker;

    RenditionWork(Archive archive, RenditionShelf shelf, RenditionKind kind, Maker maker) {
        this.archive = archive;
        this.shelf = shelf;
        this.kind = kind;
        this.maker = maker;
    }

    @Override
    public StepEnding work(Step step, StepProgress progress) throws Exception {
        Optional<HeldFile> held = archive.read(catalogue -> catalogue.file(requireNonNull(step.subject())));
        if (held.isEmpty()) {
            return StepEnding.done(StepNote.of("文件已不在编目中。", "The file is not in the catalogue any more."));
        }
        if (maker.means() instanceof Maker.By by) {
            Optional<Rendition> before = shelf.find(held.get().sha256(), kind)
                    .filter(made ->
                            made.tool().equals(by.tool()) && made.version().equals(by.version()));
            return before.isPresent() ? StepEnding.done() : make(held.get(), by, progress);
        }
        return lacking(((Maker.Lacking) maker.means()).tool());
    }

    private StepEnding lacking(String tool) {
        return StepEnding.unavailable(
                tool,
                StepNote.of(
                        "缺少 " + tool + "，暂不能制作" + kind.inChinese() + "；安装后自动继续。",
                        "Without " + tool + " there is no " + kind.inEnglish()
                                + "; it is made when the program is there."));
    }

    private StepEnding make(HeldFile held, Maker.By by, StepProgress progress) throws IOException {
        Path desk = shelf.desk();
        try {
            Path source = base(held, desk);
            Maker.Making making = maker.make(new Maker.Source(held, source, desk), progress);
            if (making instanceof Maker.Made made) {
                shelf.keep(
                        held.sha256(),
                        kind,
                        new RenditionShelf.Made(by.tool(), by.version(), made.made(), made.mediaType(), made.facts()));
                if (kind == RenditionKind.PDF) {
                    archive.steps().ask(Needs.step(RenditionKind.TEXT_BOXES, held.id(), "renditions"));
                }
                return StepEnding.done();
            }
            if (making instanceof Maker.NotNeeded none) {
                return StepEnding.done(none.why());
            }
            return making instanceof Maker.NeedsTool needs
                    ? lacking(needs.tool())
                    : StepEnding.failed(withoutPlaces(((Maker.NotMade) making).why(), source, desk));
        } finally {
            RenditionShelf.clear(desk);
        }
    }

    /**
     * What a tool said, without where the bytes lie: that says nothing to people, and would make of the same trouble with two
     * files two troubles.
     */
    private static StepNote withoutPlaces(StepNote said, Path source, Path desk) {
        String cause = said.cause();
        return cause == null
                ? said
                : new StepNote(
                        said.chinese(),
                        said.english(),
                        cause.replace(source.toAbsolutePath().toString(), "…")
                                .replace(source.toString(), "…")
                                .replace(desk.toAbsolutePath().toString(), "…")
                                .replace(desk.toString(), "…"));
    }

    /** What it is made from: the words of an office document stand on the pages of its PDF. */
    private Path base(HeldFile held, Path desk) throws IOException {
        Optional<Rendition> pdf = kind == RenditionKind.TEXT_BOXES && Needs.isOffice(held.mediaType())
                ? shelf.find(held.sha256(), RenditionKind.PDF)
                : Optional.empty();
        return pdf.isPresent()
                ? shelf.path(pdf.get())
                : LocalCopy.of(archive.store(), new ObjectId(held.recordId()), held.storedAt(), desk.resolve("source"))
                        .path();
    }
}
