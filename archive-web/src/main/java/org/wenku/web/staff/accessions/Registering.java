package org.wenku.web.staff.accessions;

import java.time.LocalDate;
import java.util.Map;
import org.wenku.archive.Archive;
import org.wenku.archive.accession.Accession;
import org.wenku.archive.accession.Accessions;
import org.wenku.archive.accession.NewAccession;
import org.wenku.archive.catalogue.Act;

/** Enters an accession as a form says it. */
final class Registering {

    private Registering() {}

    /**
     * Enters it.
     *
     * @param said the fields number, donor, agreement, received, extent, note
     * @throws java.time.format.DateTimeParseException if the day is none
     * @throws org.wenku.archive.accession.NumberTaken if the number is given already
     * @throws IllegalArgumentException if the donor is missing or the number is none
     */
    static Accession enter(Archive archive, String by, Map<String, String> said) {
        NewAccession entry = new NewAccession(
                cut(said, "number"),
                cut(said, "donor"),
                cut(said, "agreement"),
                LocalDate.parse(cut(said, "received").strip()),
                cut(said, "extent"),
                cut(said, "note"));
        return archive.write(new Act(by, "accession", null), desk -> Accessions.enter(desk, entry, by));
    }

    private static String cut(Map<String, String> said, String field) {
        String text = said.getOrDefault(field, "").replace('\0', ' ');
        return text.length() > NewAccession.LONGEST ? text.substring(0, NewAccession.LONGEST) : text;
    }
}
