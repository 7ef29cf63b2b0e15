package org.wenku.web.control;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Access;
import org.wenku.archive.accession.Accession;
import org.wenku.archive.accession.Accessions;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.arrangement.ReferenceCode;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.NewRecord;
import org.wenku.archive.catalogue.RecordIds;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Statements;
import org.wenku.archive.description.Term;
import org.wenku.ingest.Sentence;

/** Where what is brought is to be put: below which unit, and to which accession it belongs. */
final class Placing {

    private Placing() {}

    /** The accession with this number; null where none was said. */
    static @Nullable Accession accession(Archive archive, String number) {
        if (number.isEmpty()) {
            return null;
        }
        return archive.read(catalogue -> Accessions.numbered(catalogue, number))
                .orElseThrow(() -> new Refusal(new Sentence(
                        "接收登记中没有“" + number + "”号；请先在接收登记簿中登记。",
                        "There is no accession " + number + "; expected one that stands in the register.")));
    }

    /** The unit with this code; a fonds code that is not there yet becomes a new fonds. */
    static CatalogueRecord target(Archive archive, String into, boolean publish, String by) {
        ReferenceCode code;
        try {
            code = new ReferenceCode(into);
        } catch (IllegalArgumentException e) {
            throw new Refusal(new Sentence("“" + into + "”不是档号：应为字母、数字和 . _ : · -，各段以 / 分隔。", e.getMessage() + "."));
        }
        Optional<CatalogueRecord> there = archive.read(catalogue -> catalogue.record(code));
        if (there.isPresent()) {
            return accepting(there.get());
        }
        if (!code.fonds().equals(code.text())) {
            throw new Refusal(new Sentence(
                    "没有档号为 " + code + " 的档案；只有全宗号可以在入库时新建。",
                    "There is no unit with the code " + code + "; only a fonds is made when it is not there."));
        }
        return archive.write(
                new Act(by, "ingest", null),
                desk -> desk.createFonds(new NewRecord(
                        RecordIds.next(),
                        Level.FONDS,
                        code.text(),
                        Statements.of(Statement.curated(Term.TITLE, code.text(), null)),
                        publish ? RecordState.PUBLISHED : RecordState.DRAFT,
                        Access.OPEN)));
    }

    private static CatalogueRecord accepting(CatalogueRecord record) {
        if (record.level() == Level.ITEM) {
            throw new Refusal(new Sentence(
                    record.reference() + " 是单件，下面不能再放文件；请指定全宗、系列或案卷。",
                    record.reference() + " is an item; expected a fonds, series or file to put things into."));
        }
        return record;
    }
}
