package org.wenku.web.staff.bulk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.changeset.Fault;
import org.wenku.web.api.Answer;
import org.wenku.web.api.SayingAnswer;

/**
 * A page of what a sheet or a list of codes said that could not be used.
 *
 * @param next the cursor of the page after this one; null at the end
 */
public record FaultList(List<FaultAnswer> faults, @Nullable String next) implements Answer {

    /**
     * One of them.
     *
     * @param row the row of the sheet, from 1 with the head; or the place in the list
     * @param column the column as its head names it; null where it is the row as a whole
     * @param found what stood there; null where nothing did
     * @param why what is wrong with it and what was expected
     */
    public record FaultAnswer(
            long row, @Nullable String column, @Nullable String found, SayingAnswer why) {

        static FaultAnswer of(Fault fault) {
            return new FaultAnswer(
                    fault.row(),
                    fault.column(),
                    fault.found(),
                    new SayingAnswer(fault.why().chinese(), fault.why().english()));
        }
    }

    public FaultList {
        faults = List.copyOf(faults);
    }
}
