package org.wenku.web.staff.queue;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.step.Step;
import org.wenku.archive.step.StepCause;
import org.wenku.archive.step.StepLine;
import org.wenku.archive.step.StepNote;
import org.wenku.archive.step.StepTrouble;
import org.wenku.web.page.Language;
import org.wenku.web.page.Messages;

/** Says steps in words. */
final class QueueWords {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Messages text;

    QueueWords(Messages text) {
        this.text = text;
    }

    QueuePage.Running running(StepLine line) {
        Step step = line.step();
        Long total = step.total();
        String since = time(step.startedAt());
        String standing = total == null || total == 0
                ? text.of(step.done() > 0 ? "queue.running.done" : "queue.running.since", since, step.done())
                : text.of("queue.running.of", since, step.done(), total);
        return new QueuePage.Running(
                kind(step.kind()),
                line.file(),
                record(line),
                total == null || total == 0 ? null : (int) Math.min(100, 100 * step.done() / total),
                standing);
    }

    QueuePage.Trouble trouble(StepTrouble trouble) {
        StepCause cause = trouble.cause();
        return new QueuePage.Trouble(
                trouble.key(),
                "/staff/queue/troubles/" + trouble.key(),
                text.of("queue.trouble.heading", cause.count(), kind(cause.kind())),
                sentence(cause.note()),
                words(cause.note()),
                cause.latest() == null ? null : text.of("queue.trouble.latest", time(cause.latest())));
    }

    TroublePage.Line line(StepLine line) {
        Step step = line.step();
        return new TroublePage.Line(
                step.id().toString(),
                "/staff/queue/steps/" + step.id(),
                kind(step.kind()),
                line.file(),
                record(line),
                sentence(step.note()),
                words(step.note()),
                text.of("queue.line.facts", time(step.endedAt()), step.askedBy(), step.taken()));
    }

    String kind(String kind) {
        String key = "step.kind." + kind;
        return text.has(key) ? text.of(key) : kind;
    }

    private static @Nullable String record(StepLine line) {
        return line.record() == null ? null : "/records/" + line.record();
    }

    private String sentence(@Nullable StepNote note) {
        if (note == null) {
            return text.of("queue.no-note");
        }
        return text.language() == Language.ZH ? note.chinese() : note.english();
    }

    private static @Nullable String words(@Nullable StepNote note) {
        return note == null || note.cause() == null || note.cause().isBlank() ? null : note.cause();
    }

    static String time(@Nullable Instant at) {
        return at == null ? "—" : TIME.format(at);
    }
}
