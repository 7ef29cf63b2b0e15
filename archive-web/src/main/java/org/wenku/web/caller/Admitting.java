package org.wenku.web.caller;

import static java.util.Objects.requireNonNull;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wenku.web.failure.Problem;
import org.wenku.web.failure.ProblemPages;
import org.wenku.web.failure.Refusal;
import org.wenku.web.page.Assets;

/**
 * Lets a request go on to the method that answers it only if that method says that whoever asks may. A method that says
 * nothing is refused to all, because somebody forgot to think of it.
 */
public final class Admitting implements ContainerRequestFilter {

    /** For anyone too, but beneath this department, so that they cannot say so themselves. */
    private static final Set<Class<?>> BENEATH = Set.of(Assets.class, ProblemPages.class);

    @ForAnyone
    private static final class Anyone {}

    @Context
    private @Nullable ResourceInfo found;

    @Override
    public void filter(ContainerRequestContext request) {
        ResourceInfo info = requireNonNull(found);
        if (answeredByJerseyItself(info)) {
            return;
        }
        Caller caller = Caller.of(request);
        Annotation rule = rule(info.getResourceMethod(), info.getResourceClass())
                .orElseThrow(() -> Refusal.of(Problem.FORBIDDEN));
        if (rule instanceof Needs needs) {
            caller.mustHoldSomewhere(needs.value());
        } else if (rule instanceof ForSignedIn) {
            caller.mustBeSignedIn();
        }
    }

    /** What a method says of who may ask for it, itself or by its class. */
    public static Optional<Annotation> rule(Method method, Class<?> resource) {
        Class<?> said = BENEATH.contains(resource) ? Anyone.class : resource;
        return Stream.of(method.getAnnotations(), said.getAnnotations())
                .flatMap(Stream::of)
                .filter(rule -> rule instanceof Needs || rule instanceof ForSignedIn || rule instanceof ForAnyone)
                .findFirst();
    }

    /** The answer to OPTIONS that names the methods of an address. */
    private static boolean answeredByJerseyItself(ResourceInfo info) {
        return info.getResourceClass() == null
                || info.getResourceClass().getName().startsWith("org.glassfish.jersey.");
    }
}
