package org.wenku.web.caller;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.wenku.archive.access.Right;

/**
 * Only who holds this right may ask for this, in some fonds at least; whether in the one concerned is for
 * {@link Caller#mustHold} to ask, once it is known which that is.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Needs {

    /** The right. */
    Right value();
}
