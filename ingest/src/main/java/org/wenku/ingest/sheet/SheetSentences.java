package org.wenku.ingest.sheet;

import org.wenku.archive.accession.Hindrance;
import org.wenku.archive.sheet.NotASheet;
import org.wenku.ingest.Sentence;

/** What is said to people about whole sheets and whole batches. */
public final class SheetSentences {

    private SheetSentences() {}

    /** Why a file cannot be read as a table. */
    public static Sentence of(NotASheet fault) {
        return switch (fault.reason()) {
            case EMPTY ->
                new Sentence("文件是空的；应为有表头和内容的表格。", "The file is empty; expected a sheet with headers and rows.");
            case OLD_EXCEL ->
                new Sentence(
                        "这是旧版 Excel（.xls）或带密码的工作簿；请另存为 .xlsx 或 CSV。",
                        "This is a workbook of before 2007 (.xls) or one with a password; expected .xlsx or CSV.");
            case NOT_A_WORKBOOK ->
                new Sentence(
                        "这个压缩文件不是 Excel 工作簿；应为 .xlsx 或 CSV。", "This ZIP file is no workbook; expected .xlsx or CSV.");
            case DAMAGED ->
                new Sentence(
                        "工作簿已损坏，读不到末尾；请重新保存。",
                        "The workbook is damaged and cannot be read to its end; expected one that opens.");
            case BOMB ->
                new Sentence(
                        "工作簿解压后大得不合常理，未予读取。",
                        "The workbook unpacks to more than anyone writes and was not read on; expected an ordinary"
                                + " one.");
            case BINARY ->
                new Sentence(
                        "这既不是文本也不是工作簿；应为 CSV 或 .xlsx。", "This is neither text nor a workbook; expected CSV or .xlsx.");
        };
    }

    /** How an import stands. */
    public static Sentence of(SheetImport it) {
        SheetImport.Counts counts = it.counts();
        if (it.phase() == SheetImport.Phase.DONE) {
            return new Sentence(
                    "已入库 %d 行（新建 %d，更新 %d，未变 %d），%d 行未入库。"
                            .formatted(
                                    counts.entered(), counts.created(), counts.updated(), counts.same(), counts.bad()),
                    "Rows in the catalogue: %d (new %d, updated %d, as before %d); not entered: %d."
                            .formatted(
                                    counts.entered(), counts.created(), counts.updated(), counts.same(), counts.bad()));
        }
        return new Sentence(
                "共 %d 行，%d 处错误，%d 行暂不能入库，%d 行可以入库。"
                        .formatted(counts.rows(), counts.faults(), counts.bad(), counts.ready()),
                "Rows: %d; faults: %d; cannot be entered yet: %d; can be entered: %d."
                        .formatted(counts.rows(), counts.faults(), counts.bad(), counts.ready()));
    }

    /** What stands against undoing a batch. */
    public static Sentence of(Hindrance hindrance) {
        String code = hindrance.reference();
        String detail = hindrance.detail();
        return switch (hindrance.kind()) {
            case EDITED_LATER ->
                new Sentence(
                        code + " 在入库之后又被 " + detail + " 修改过。",
                        code + " was written to after the batch, by " + detail + ".");
            case OTHERS_BELOW ->
                new Sentence(
                        code + " 之下有不属于本批的 " + detail + "。",
                        detail + " stands below " + code + " and did not come with the batch.");
            case FILE_ADDED_LATER ->
                new Sentence(
                        code + " 后来又加入了文件“" + detail + "”。",
                        "The file “" + detail + "” was added to " + code + " after the batch.");
            case FILE_OF_OTHERS ->
                new Sentence(
                        "本批给原有的 " + code + " 加入了文件“" + detail + "”，保存件不能撤出。",
                        "The batch added the file “" + detail + "” to " + code
                                + ", which it did not create; a preservation copy is not taken out.");
            case SET_ASIDE_BELOW ->
                new Sentence(
                        "文件“" + detail + "”原要归入 " + code + "，已被隔离。",
                        "The file “" + detail + "” was set aside on its way to " + code + ".");
            case OTHER_RUN ->
                new Sentence(
                        detail + " 另有一次入库以 " + code + " 为目的地。",
                        "Another run, by " + detail + ", was directed to " + code + ".");
        };
    }
}
