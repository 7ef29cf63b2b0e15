package org.wenku.ingest.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class LineTest {

    private static final Duration FOR_EVER = Duration.ofDays(1);

    @Test
    void they_leave_in_the_order_in_which_they_came() throws InterruptedException {
        Line<String> line = new Line<>(10, FOR_EVER);
        Line.Place<String> first = line.join();
        Line.Place<String> second = line.join();
        line.fill(second, "second");
        CompletableFuture<List<String>> left = CompletableFuture.supplyAsync(() -> leave(line, 10));
        line.fill(first, "first");

        assertThat(left.join()).containsExactly("first", "second");
    }

    @Test
    void without_patience_who_is_done_leaves_before_who_is_not() throws InterruptedException {
        Line<String> line = new Line<>(10, Duration.ZERO);
        Line.Place<String> slow = line.join();
        line.fill(line.join(), "quick");

        assertThat(line.leave(10)).containsExactly("quick");
        line.fill(slow, "slow");
        assertThat(line.leave(10)).containsExactly("slow");
    }

    @Test
    void no_more_leave_together_than_asked_for() throws InterruptedException {
        Line<Integer> line = new Line<>(10, FOR_EVER);
        for (int i = 0; i < 5; i++) {
            line.fill(line.join(), i);
        }

        assertThat(line.leave(2)).containsExactly(0, 1);
        assertThat(line.leave(9)).containsExactly(2, 3, 4);
    }

    @Test
    void a_line_that_ended_gives_out_what_it_has_and_then_nothing() throws InterruptedException {
        Line<String> line = new Line<>(10, FOR_EVER);
        line.fill(line.join(), "last");
        line.end();

        assertThat(line.leave(10)).containsExactly("last");
        assertThat(line.leave(10)).isEmpty();
    }

    @Test
    void an_ended_line_still_waits_for_who_is_not_done() throws InterruptedException {
        Line<String> line = new Line<>(10, FOR_EVER);
        Line.Place<String> last = line.join();
        line.end();
        CompletableFuture<List<String>> left = CompletableFuture.supplyAsync(() -> leave(line, 10));
        line.fill(last, "last");

        assertThat(left.join()).containsExactly("last");
    }

    @Test
    void who_comes_to_a_full_line_waits_until_somebody_left() throws InterruptedException {
        Line<String> line = new Line<>(1, FOR_EVER);
        line.fill(line.join(), "first");
        CompletableFuture<Line.Place<String>> second = CompletableFuture.supplyAsync(() -> join(line));

        assertThat(second).isNotDone();
        assertThat(line.leave(10)).containsExactly("first");
        line.fill(second.join(), "second");
        assertThat(line.leave(10)).containsExactly("second");
    }

    @Test
    void a_broken_line_turns_away_those_who_wait_and_those_who_come() throws InterruptedException {
        Line<String> line = new Line<>(1, FOR_EVER);
        line.join();
        CompletableFuture<Line.Place<String>> waiting = CompletableFuture.supplyAsync(() -> join(line));
        line.breakOff();

        assertThatThrownBy(waiting::join).isInstanceOf(CompletionException.class);
        assertThatThrownBy(line::join).isInstanceOf(InterruptedException.class);
        assertThat(line.isBroken()).isTrue();
    }

    private static List<String> leave(Line<String> line, int most) {
        try {
            return line.leave(most);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Line.Place<String> join(Line<String> line) {
        try {
            return line.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
