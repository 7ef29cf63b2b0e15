package org.wenku.ingest.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wenku.archive.storage.OriginalName;
import org.wenku.ingest.drop.Found;

class InFlightTest {

    private final InFlight inFlight = new InFlight();

    @Test
    void the_first_with_its_bytes_is_read_and_the_next_waits_for_it() {
        Arrived first = with("x");
        Arrived second = with("x");

        assertThat(inFlight.claim(first)).isTrue();
        assertThat(inFlight.claim(second)).isFalse();
        assertThat(inFlight.release(first)).containsExactly(second);
        assertThat(inFlight.claim(second)).isTrue();
    }

    @Test
    void other_bytes_do_not_wait() {
        assertThat(inFlight.claim(with("x"))).isTrue();
        assertThat(inFlight.claim(with("y"))).isTrue();
    }

    @Test
    void all_who_waited_are_let_go_once_in_the_order_in_which_they_came() {
        Arrived first = with("x");
        Arrived second = with("x");
        Arrived third = with("x");
        inFlight.claim(first);
        inFlight.claim(second);
        inFlight.claim(third);

        assertThat(inFlight.release(first)).containsExactly(second, third);
        assertThat(inFlight.release(first)).isEmpty();
    }

    @Test
    void a_transcript_with_bytes_that_are_on_their_way_waits_too() {
        Arrived first = with("recording", "transcript");
        Arrived second = with("another recording", "transcript");
        inFlight.claim(first);

        assertThat(inFlight.claim(second)).isFalse();
    }

    @Test
    void a_file_and_a_transcript_with_the_same_bytes_do_not_wait_for_each_other() {
        assertThat(inFlight.claim(with("x", "x"))).isTrue();
    }

    @Test
    void who_waits_for_two_is_let_go_by_one_after_the_other() {
        Arrived first = with("x");
        Arrived second = with("y");
        Arrived both = with("x", "y");
        inFlight.claim(first);
        inFlight.claim(second);

        assertThat(inFlight.claim(both)).isFalse();
        assertThat(inFlight.release(first)).containsExactly(both);
        assertThat(inFlight.claim(both)).isFalse();
        assertThat(inFlight.release(second)).containsExactly(both);
        assertThat(inFlight.claim(both)).isTrue();
    }

    @Test
    void what_is_held_already_is_not_waited_for() {
        Arrived first = with("x");
        Arrived second = with("x");
        inFlight.claim(first);
        second.received()
                .forEach(each ->
                        each.isHeldBy(new Arrived.HeldAlready(org.wenku.archive.catalogue.RecordIds.next(), "K/1")));

        assertThat(inFlight.claim(second)).isTrue();
        assertThat(inFlight.release(second)).isEmpty();
        assertThat(inFlight.claim(with("x"))).isFalse();
    }

    /** An arrival whose file, and each transcript beside it, has these bytes. */
    private static Arrived with(String... contents) {
        List<Found.Arrival> beside = List.of(contents).subList(1, contents.length).stream()
                .map(content -> arrival("talk.vtt", List.of()))
                .toList();
        Found.Arrival main = arrival("talk.mp3", beside);
        Arrived arrived = new Arrived(main);
        arrived.received(main, receipt(contents[0]));
        for (int i = 1; i < contents.length; i++) {
            arrived.received(beside.get(i - 1), receipt(contents[i]));
        }
        return arrived;
    }

    private static Found.Arrival arrival(String name, List<Found.Arrival> beside) {
        return new Found.Arrival(Path.of(name), null, OriginalName.of(name), 1, beside);
    }

    private static Receiver.Receipt receipt(String content) {
        return new Receiver.Receipt(Path.of(content), 1, content, content);
    }
}
