package org.wenku.web;

import java.util.List;

/** The desks of the staff below {@code /staff}, each made with the parts of the house it works with. */
final class Desks {

    private Desks() {}

    /** What is to be registered for the desks of this house. */
    static List<Object> of(House unused) {
        return List.of();
    }
}
