package org.wenku.ingest.sheet;

import org.wenku.ingest.Sentence;

/** What may be wrong in a sheet. In the sentences {@code {0}} is what was found and {@code {1}} what else there is to say. */
public enum FaultKind {
    UNKNOWN_COLUMN(
            "“{0}”不是已知的列名。应为都柏林核心元素、档号、上级档号、层级、文件路径等；请指明此列的含义或忽略此列。",
            "“{0}” is no known column name; expected a Dublin Core element, reference code, parent code, level or file"
                    + " path. Say what the column means, or that it is to be ignored."),
    DOUBLE_COLUMN("“{0}”：已有另一列表示 {1}。此列只能有一个。", "“{0}”: another column is {1} already; expected one only."),
    MISSING_COLUMN("缺少“题名”列。应至少有一列题名（title）。", "There is no title column; expected at least one."),
    NO_FILES_FOLDER(
            "有“{0}”列，但没有指明文件所在的文件夹。应指明文件夹，或忽略此列。",
            "There is a column “{0}”, but no folder with the files was named; expected the folder, or the column to be"
                    + " ignored."),
    EXTRA_CELLS(
            "表头之外还有内容“{0}”。表头共 {1} 列，此行不应更多；常见原因是内容中的逗号没有加引号。",
            "“{0}” stands beyond the headers; expected at most {1} columns. Often a comma within a cell was not"
                    + " quoted."),
    FORMULA(
            "公式“{0}”。应为值本身：公式的结果可能已过时，系统不予采用。",
            "The formula “{0}”; expected the value itself, because the result of a formula may be out of date."),
    ERROR_VALUE("公式出错的结果“{0}”。应为值。", "“{0}”, the result of a failed formula; expected a value."),
    OTHER_ENCODING(
            "此单元格的编码与表格其余部分（{1}）不同，用另一种编码读作“{0}”。应为 {1}。",
            "The bytes of this cell are not {1} like the rest of the sheet; in another encoding they read “{0}”."
                    + " Expected {1}."),
    TOO_LONG(
            "内容有 {1} 个字符以上，以“{0}”开头。最多 20000 个字符。",
            "{1} characters or more, beginning “{0}”; expected at most 20,000."),
    OPEN_QUOTE(
            "引号一直没有闭合，此后的内容都被读作这一格：“{0}”。应在单元格末尾加上引号。",
            "A quotation mark is never closed, so that the rest of the sheet was read as this cell: “{0}”. Expected a"
                    + " closing mark."),
    AFTER_QUOTE(
            "闭合引号之后还有字符：“{0}”。单元格内的引号应写两次。",
            "There is text after the closing quotation mark: “{0}”. Expected a mark within a cell to be written"
                    + " twice."),
    MERGED(
            "此行属于合并单元格 {0}。应取消合并，每行各写其值。",
            "This row is part of the merged cells {0}; expected them unmerged, with a value in each row."),
    NO_TITLE("没有题名。应有题名。", "There is no title; expected one."),
    UNKNOWN_LEVEL(
            "层级“{0}”未知。应为：全宗、分全宗、系列、子系列、案卷、件。",
            "The level “{0}” is not known; expected fonds, subfonds, series, subseries, file or item."),
    BAD_CODE(
            "“{0}”不是档号。应为字母、数字和 . _ : · -，各段以 / 分隔，最多 200 个字符，且在 {1} 之下。",
            "“{0}” is not a reference code; expected letters, digits and . _ : · - in parts joined by /, at most 200"
                    + " characters, below {1}."),
    LONG_KEY("导入键“{0}”过长。最多 {1} 个字符。", "The import key “{0}” is too long; expected at most {1} characters."),
    BAD_DATE(
            "日期“{0}”无法读懂。应为 EDTF（如 1951-03、193X、1937/1945）或“1951年3月”之类的写法；不知道时写“不详”。",
            "The date “{0}” cannot be read; expected EDTF such as 1951-03, 193X or 1937/1945, or a date as people"
                    + " write it; where it is not known, “undated”."),
    NO_FILE("找不到文件“{0}”。应在 {1} 之内。", "The file “{0}” is not there; expected it within {1}."),
    FILE_OUTSIDE("“{0}”不在文件夹之内。应为 {1} 之内的相对路径。", "“{0}” leads out of the folder; expected a path within {1}."),
    NOT_A_FILE("“{0}”不是普通文件。应为文件，而非文件夹或链接。", "“{0}” is not a file; expected a file, not a folder or a link."),
    FILE_TWICE(
            "文件“{0}”在第 {1} 行已经用过。一个文件只能属于一行。",
            "The file “{0}” is named in row {1} already; expected it in one row only."),
    DUPLICATE_CODE(
            "档号“{0}”在第 {1} 行已经用过。档号不可重复。",
            "The code “{0}” stands in row {1} already; expected one that is given once."),
    DUPLICATE_KEY(
            "导入键“{0}”在第 {1} 行已经用过。应各不相同。", "The key “{0}” stands in row {1} already; expected one that stands once."),
    CODE_TAKEN(
            "档号“{0}”已属于库中的“{1}”，而它不是由表格导入的。应换一个档号；若要更新它，请选择“更新已有记录”。",
            "The code “{0}” belongs to “{1}”, which did not come from a sheet; expected another code, or the choice to"
                    + " update what is there."),
    ELSEWHERE(
            "“{0}”已在库中，但不在 {1} 之下。应导入到它所在之处。",
            "“{0}” is in the catalogue, but not below {1}; expected a unit below it."),
    NO_PARENT(
            "上级“{0}”既不在表中，也不在库中 {1} 之下。应先有上级。",
            "The unit above, “{0}”, is neither in the sheet nor in the catalogue at or below {1}; expected it in one"
                    + " of them."),
    CYCLE(
            "上级“{0}”又在此行之下，层级成环。应有一个最上级。",
            "The unit above, “{0}”, stands below this row itself; expected a hierarchy without a circle."),
    TOO_DEEP("此行之上已有 {1} 级。最多 {1} 级。", "There are {1} units above this row already; expected no more."),
    LEVEL_NOT_HERE(
            "“{0}”级不能放在“{1}”级之下。应为更低的层级。",
            "A unit of level {0} may not stand below one of level {1}; expected a lower one."),
    LEVEL_DIFFERS(
            "层级“{0}”与库中的不同（{1}）。导入不改变层级。",
            "The level {0} differs from the one in the catalogue, {1}; an import does not change it."),
    PARENT_DIFFERS(
            "上级“{0}”与库中的不同（{1}）。导入不移动档案。",
            "The unit above, “{0}”, differs from the one in the catalogue, {1}; an import does not move units."),
    HELD_BACK(
            "上级（第 {1} 行）有错，此行暂不能入库。更正上级后即可。",
            "Row {1}, the unit above, has a fault; this row can be entered when that is put right."),
    BYTES_HELD(
            "文件“{0}”的内容已在库中（{1}）。同一全宗内相同的内容只收一次。",
            "The bytes of the file “{0}” are held already ({1}); expected each once in a fonds."),
    FILE_UNFIT("文件“{0}”未能入库：{1}", "The file “{0}” could not be taken in: {1}");

    private final String chinese;
    private final String english;

    FaultKind(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    /** What is wrong, for a person. */
    Sentence sentence(String found, String detail) {
        return new Sentence(filled(chinese, found, detail), filled(english, found, detail));
    }

    private static String filled(String sentence, String found, String detail) {
        // In one pass, because what was found may look like a place to fill.
        StringBuilder filled = new StringBuilder();
        int at = 0;
        for (int brace = sentence.indexOf('{'); brace >= 0; brace = sentence.indexOf('{', at)) {
            filled.append(sentence, at, brace).append(sentence.charAt(brace + 1) == '0' ? found : detail);
            at = brace + 3;
        }
        return filled.append(sentence, at, sentence.length()).toString();
    }

    /** Whether the row itself has nothing wrong and only waits for another. */
    public boolean isOnlyWaiting() {
        return this == HELD_BACK;
    }
}
