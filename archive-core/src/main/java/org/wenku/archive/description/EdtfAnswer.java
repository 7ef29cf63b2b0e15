package org.wenku.archive.description;

import java.util.Optional;

/** What came of reading a string as EDTF (ISO 8601-2:2019): the date it stands for, or where and why it is not one. */
public sealed interface EdtfAnswer permits EdtfDate, EdtfRefusal {

    /** The date, when the string was one. */
    Optional<EdtfDate> date();
}
