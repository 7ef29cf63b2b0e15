package org.wenku.web.gate;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * This method may be sent more than {@link BodyLimit#USUAL}, because it puts what comes in on the disk as it comes, or
 * because it is sent a long list; then the most that it is sent stays small enough for memory.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface LargeBody {

    /** The most bytes it is sent; without a value, the method has limits of its own. */
    long value() default Long.MAX_VALUE;
}
