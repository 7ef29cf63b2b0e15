package org.wenku.archive.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.CatalogueSessions;
import org.wenku.archive.catalogue.Cataloguing;
import org.wenku.archive.catalogue.RecordIds;
import org.wenku.archive.database.DatabaseFixture;

@SuppressWarnings("NullAway.Init")
class StepQueueTest {

    private static final Act ACT = new Act("keeper", "ask", null);

    private DatabaseFixture database;
    private CatalogueSessions sessions;
    private StepQueue queue;

    @BeforeEach
    void open() {
        database = DatabaseFixture.fresh();
        sessions = CatalogueSessions.open(database.dataSource(), Clock.systemUTC());
        queue = new StepQueue(sessions, "here", StepProcess.QUICK);
    }

    @AfterEach
    void close() {
        queue.close();
        sessions.close();
        database.close();
    }

    @Test
    void a_step_is_committed_with_what_it_belongs_to_or_not_at_all() throws Exception {
        assertThatThrownBy(() -> sessions.write(ACT, desk -> {
                    queue.ask(desk, step("count"));
                    throw new IllegalStateException("the record could not be entered");
                }))
                .hasMessageContaining("could not be entered");
        assertThat(queue.list().find(StepSearch.all())).isEmpty();

        queue.register("count", (step, progress) -> {
            progress.at(7, 7L);
            return StepEnding.done(StepNote.of("共 7 页", "7 pages"));
        });
        queue.start(1);
        queue.ask(step("count").in(new UUID(1, 1)));

        Step done = ends(StepState.DONE);
        assertThat(done.note()).isEqualTo(StepNote.of("共 7 页", "7 pages"));
        assertThat(done.done()).isEqualTo(7);
        assertThat(done.total()).isEqualTo(7L);
        assertThat(done.endedAt()).isNotNull();
        assertThat(queue.list().tally(new UUID(1, 1))).containsExactly(new StepTally("count", StepState.DONE, 1));
        assertThat(queue.list().tally(new UUID(2, 2))).isEmpty();
    }

    @Test
    void what_is_open_is_not_asked_for_twice_and_what_is_done_may_be() {
        UUID file = RecordIds.next();
        NewStep step = NewStep.of("count", file, StepPriority.NORMAL, "keeper");

        assertThat(this.<Integer>write(desk -> queue.ask(desk, List.of(step, step))))
                .isEqualTo(1);
        assertThat(this.<Integer>write(desk -> queue.ask(desk, List.of(step)))).isZero();
        cancel(queue.list().find(StepSearch.all()).get(0).id());
        assertThat(this.<Integer>write(desk -> queue.ask(desk, List.of(step)))).isEqualTo(1);
    }

    @Test
    void the_urgent_come_first_and_among_equals_the_earlier() throws Exception {
        BlockingQueue<String> order = new LinkedBlockingQueue<>();
        queue.register("name", (step, progress) -> {
            order.add(step.wish().path("name").asText());
            return StepEnding.done();
        });
        queue.ask(named("c", StepPriority.WHEN_QUIET));
        queue.ask(named("a", StepPriority.NORMAL));
        queue.ask(named("b", StepPriority.NORMAL));
        queue.ask(named("now", StepPriority.SOON));
        queue.start(1);

        assertThat(List.of(next(order), next(order), next(order), next(order))).containsExactly("now", "a", "b", "c");
    }

    @Test
    void a_fault_is_tried_again_and_when_it_stays_it_is_told_in_the_words_of_the_tool() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        queue.register("break", (step, progress) -> {
            tries.incrementAndGet();
            throw new IOException("no space left on device\0");
        });
        queue.ask(step("break"));
        queue.start(1);

        Step failed = ends(StepState.FAILED);
        assertThat(tries).hasValue(3);
        assertThat(failed.note())
                .isEqualTo(new StepNote("处理 3 次均未成功。", "It failed 3 times.", "no space left on device"));
        assertThat(queue.list().causes(10)).singleElement().satisfies(cause -> {
            assertThat(cause.count()).isEqualTo(1);
            assertThat(cause.note()).isEqualTo(failed.note());
        });

        assertThat(this.<Integer>write(desk -> queue.retry(desk, Set.of(failed.id()))))
                .isEqualTo(1);
        queue.wake();
        Eventually.see(tries::get, n -> n == 6);
    }

    @Test
    void who_gets_further_each_time_has_not_failed() throws Exception {
        AtomicInteger portions = new AtomicInteger();
        queue.register("portions", new StepTerms(1, 2), (step, progress) -> {
            progress.at(portions.incrementAndGet(), 8L);
            if (portions.get() < 8) {
                throw new IOException("cut off");
            }
            return StepEnding.done();
        });
        queue.ask(step("portions"));
        queue.start(1);

        assertThat(ends(StepState.DONE).done()).isEqualTo(8);
    }

    @Test
    void what_can_never_succeed_fails_at_once() throws Exception {
        queue.register(
                "refuse", (step, progress) -> StepEnding.failed(new StepNote("文件已损坏。", "The file is damaged.", "EOF")));
        queue.ask(step("refuse"));
        queue.start(1);

        assertThat(ends(StepState.FAILED).attempts()).isEqualTo(1);
    }

    @Test
    void a_missing_tool_is_named_and_its_appearing_sets_the_step_going() throws Exception {
        AtomicInteger there = new AtomicInteger();
        queue.register(
                "draw",
                (step, progress) -> there.get() == 0
                        ? StepEnding.unavailable("vips", StepNote.of("未安装 vips。", "vips is not installed."))
                        : StepEnding.done());
        queue.ask(step("draw"));
        queue.start(1);

        assertThat(ends(StepState.UNAVAILABLE).lacks()).isEqualTo("vips");
        assertThat(queue.appeared("ffmpeg")).isZero();
        there.set(1);
        assertThat(queue.appeared("vips")).isEqualTo(1);
        assertThat(ends(StepState.DONE).lacks()).isNull();
    }

    @Test
    void a_cancelled_step_is_told_to_stop_and_stays_cancelled() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        queue.register("long", (step, progress) -> {
            heard.add("begun");
            try {
                new CountDownLatch(1).await();
            } finally {
                heard.add("stop " + progress.mustStop());
                assertThatThrownBy(() -> sessions.<Void>write(ACT, desk -> {
                            progress.hold(desk);
                            return null;
                        }))
                        .isInstanceOf(StepLost.class);
                heard.add("held no more");
            }
            return StepEnding.done();
        });
        queue.ask(step("long"));
        queue.start(1);
        assertThat(next(heard)).isEqualTo("begun");

        cancel(queue.list().find(StepSearch.all()).get(0).id());

        assertThat(next(heard)).isEqualTo("stop true");
        assertThat(next(heard)).isEqualTo("held no more");
        assertThat(ends(StepState.CANCELLED).note()).isEqualTo(StepNote.of("不需要。", "Not wanted."));
    }

    @Test
    void closing_gives_back_what_is_under_way_without_counting_it_as_a_failure() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        queue.register("long", (step, progress) -> {
            heard.add("begun");
            new CountDownLatch(1).await();
            return StepEnding.done();
        });
        queue.ask(step("long"));
        queue.start(1);
        assertThat(next(heard)).isEqualTo("begun");

        queue.close();

        assertThat(ends(StepState.WAITING).attempts()).isZero();
        queue = new StepQueue(sessions, "here", StepProcess.QUICK);
        queue.register("long", (step, progress) -> StepEnding.done());
        queue.start(1);
        assertThat(ends(StepState.DONE).taken()).isEqualTo(2);
    }

    @Test
    void one_kind_at_a_time_does_not_hold_up_the_others() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        AtomicInteger together = new AtomicInteger();
        queue.register("heavy", StepTerms.ONE_AT_A_TIME, (step, progress) -> {
            assertThat(together.incrementAndGet()).isEqualTo(1);
            released.await();
            together.decrementAndGet();
            return StepEnding.done();
        });
        queue.register("light", (step, progress) -> StepEnding.done());
        this.<Integer>write(desk ->
                queue.ask(desk, Stream.generate(() -> step("heavy")).limit(5).toList()));
        queue.ask(step("light"));
        queue.start(2);

        Eventually.see(
                () -> queue.list().find(StepSearch.all().in(StepState.DONE)),
                done -> done.stream().anyMatch(step -> step.kind().equals("light")));
        released.countDown();
        Eventually.see(() -> queue.list().find(StepSearch.all().in(StepState.DONE)), done -> done.size() == 6);
    }

    @Test
    void when_the_database_was_away_at_the_end_of_a_step_it_is_done_again() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        CountDownLatch released = new CountDownLatch(1);
        queue.register("count", (step, progress) -> {
            heard.add("begun");
            released.await();
            return StepEnding.done();
        });
        queue.ask(step("count"));
        queue.start(2);
        assertThat(next(heard)).isEqualTo("begun");

        database.goAway();
        released.countDown();
        Eventually.see(() -> queue.atWork(), none -> none == 0);
        database.comeBack();

        assertThat(next(heard)).isEqualTo("begun");
        Eventually.see(this::states, List.of(StepState.DONE)::equals);
    }

    @Test
    void the_list_pages_by_key_and_narrows() {
        UUID file = RecordIds.next();
        queue.ask(new NewStep("alpha", file, StepPriority.NORMAL, JsonNodeFactory.instance.objectNode(), "keeper"));
        queue.ask(step("beta"));
        queue.ask(step("beta"));

        List<Step> first = queue.list().find(StepSearch.all().most(2));
        assertThat(first).extracting(Step::kind).containsExactly("beta", "beta");
        assertThat(queue.list().find(StepSearch.all().before(first.get(1).id())))
                .extracting(Step::kind)
                .containsExactly("alpha");
        assertThat(queue.list().find(StepSearch.all().about(List.of(file)))).hasSize(1);
        assertThat(queue.list().find(StepSearch.all().about(List.of()))).isEmpty();
        assertThat(queue.list().find(StepSearch.all().ofKind("beta").in(StepState.WAITING)))
                .hasSize(2);
        assertThat(queue.list().tally())
                .containsExactly(
                        new StepTally("alpha", StepState.WAITING, 1), new StepTally("beta", StepState.WAITING, 2));
    }

    private <T> T write(java.util.function.Function<Cataloguing, T> work) {
        return sessions.write(ACT, work);
    }

    private void cancel(UUID step) {
        this.<Integer>write(desk -> queue.cancel(desk, Set.of(step), StepNote.of("不需要。", "Not wanted.")));
    }

    private Step ends(StepState state) throws Exception {
        return Eventually.see(() -> queue.list().find(StepSearch.all()).get(0), step -> step.state() == state);
    }

    private List<StepState> states() {
        return queue.list().find(StepSearch.all()).stream().map(Step::state).toList();
    }

    private static String next(BlockingQueue<String> heard) throws InterruptedException {
        String word = heard.poll(Duration.ofMinutes(1).toSeconds(), TimeUnit.SECONDS);
        assertThat(word).isNotNull();
        return String.valueOf(word);
    }

    private static NewStep step(String kind) {
        return new NewStep(
                kind, RecordIds.next(), StepPriority.NORMAL, JsonNodeFactory.instance.objectNode(), "keeper");
    }

    private static NewStep named(String name, StepPriority priority) {
        return new NewStep(
                "name", null, priority, JsonNodeFactory.instance.objectNode().put("name", name), "keeper");
    }
}
