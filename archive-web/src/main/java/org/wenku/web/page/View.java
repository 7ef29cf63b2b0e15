package org.wenku.web.page;

import static java.util.Objects.requireNonNull;

/**
 * A page to be written: a template and the record it shows.
 *
 * @param template the template below {@code src/main/jte}, such as {@code home/home.jte}
 * @param model the page record, the template's one parameter
 */
public record View(String template, Object model) {

    public View {
        requireNonNull(template, "template");
        requireNonNull(model, "model");
    }
}
