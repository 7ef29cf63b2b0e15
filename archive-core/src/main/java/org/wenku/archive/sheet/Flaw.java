package org.wenku.archive.sheet;

/** What may be wrong with a cell before anyone asks what it means. */
public enum Flaw {
    /** A formula; what it last came to may be out of date, and nobody wrote it. */
    FORMULA,
    /** The result of a formula that failed, such as {@code #REF!}. */
    ERROR_VALUE,
    /** Bytes that are not text in the encoding of the sheet. */
    OTHER_ENCODING,
    /** More characters than {@link SheetCell#LONGEST}; only the first are kept. */
    TOO_LONG,
    /** A quotation mark that is opened and never closed, so that the rest of the sheet looks like one cell. */
    OPEN_QUOTE,
    /** Letters after the closing quotation mark. */
    AFTER_QUOTE
}
