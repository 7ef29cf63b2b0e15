package org.wenku.web.failure;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request is refused, for a reason the reader is told. The only exception a resource throws on purpose.
 */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final transient List<Object> words;
    private final transient @Nullable Fact fact;

    /** What is said beside the sentence. */
    sealed interface Fact {}

    /** The file opens on a day, or when the reason is gone. */
    record Closed(@Nullable String reason, @Nullable LocalDate until) implements Fact {}

    /** What is left of a withdrawn record. */
    record Tombstone(
            String reference, LocalDate at, @Nullable String reason) implements Fact {}

    /** Which version a record is at now. */
    record Newer(int version) implements Fact {}

    /** What stands in the way, by its name. */
    record Hindered(String obstacle) implements Fact {}

    private Refusal(Problem problem, List<Object> words, @Nullable Fact fact, @Nullable Throwable cause) {
        // No stack trace: a refusal is an answer, and a crawler may ask for a million pages that are not there.
        super(problem.code() + " " + words, cause, false, false);
        this.problem = requireNonNull(problem);
        this.words = words;
        this.fact = fact;
    }

    /** Refuses with the words that go into the sentence of the problem. */
    public static Refusal of(Problem problem, Object... words) {
        return new Refusal(problem, List.of(words), null, null);
    }

    /** Refuses because something beneath failed; the cause goes into the log only. */
    public static Refusal because(Problem problem, Throwable cause) {
        return new Refusal(problem, List.of(), null, cause);
    }

    /** The file may not be opened by this reader. */
    public static Refusal restricted(@Nullable String reason, @Nullable LocalDate until) {
        return new Refusal(Problem.RESTRICTED, List.of(), new Closed(reason, until), null);
    }

    /** The record has been withdrawn. */
    public static Refusal withdrawn(String reference, LocalDate at, @Nullable String reason) {
        return new Refusal(Problem.WITHDRAWN, List.of(reference), new Tombstone(reference, at, reason), null);
    }

    /** The record has been written since the version that was seen. */
    public static Refusal overtaken(int version) {
        return new Refusal(Problem.OVERTAKEN, List.of(version), new Newer(version), null);
    }

    /** Something stands in the way, said in a sentence for people and by a name for programs. */
    public static Refusal prevented(String sentence, String obstacle) {
        return new Refusal(Problem.PREVENTED, List.of(sentence), new Hindered(obstacle), null);
    }

    /** What kind of refusal it is. */
    public Problem problem() {
        return problem;
    }

    Object[] words() {
        return words.toArray();
    }

    @Nullable
    Fact fact() {
        return fact;
    }
}
