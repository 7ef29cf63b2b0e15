package org.wenku.archive.step;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.CatalogueSessions;
import org.wenku.archive.catalogue.RecordIds;
import org.wenku.archive.database.DatabaseFixture;

/** Two processes on one catalogue, one of which is killed. */
@SuppressWarnings("NullAway.Init")
class StepProcessesTest {

    private DatabaseFixture database;
    private CatalogueSessions sessions;
    private StepQueue asking;

    @BeforeEach
    void open() {
        database = DatabaseFixture.fresh();
        sessions = CatalogueSessions.open(database.dataSource(), Clock.systemUTC());
        sessions.housekeeping(session -> session.createNativeMutationQuery(
                        "create table counted (step uuid not null, worker text not null)")
                .executeUpdate());
        asking = new StepQueue(sessions, "asking", StepProcess.QUICK);
    }

    @AfterEach
    void close() {
        asking.close();
        sessions.close();
        database.close();
    }

    @Test
    void two_processes_share_the_steps_and_do_none_of_them_twice() throws Exception {
        try (StepProcess one = StepProcess.start(database.settings(), "one", false);
                StepProcess two = StepProcess.start(database.settings(), "two", false)) {
            one.hears("ready");
            two.hears("ready");

            askFor("count", 400);

            Eventually.see(() -> count("select count(*) from step where state = 'DONE'"), n -> n == 400);
            assertThat(count("select count(*) from counted")).isEqualTo(400);
            assertThat(count("select count(distinct step) from counted")).isEqualTo(400);
            assertThat(count("select count(distinct worker) from counted")).isEqualTo(2);
        }
    }

    @Test
    void what_a_killed_process_held_is_done_by_the_other() throws Exception {
        askFor("stuck", 3);
        askFor("count", 20);
        try (StepProcess stuck = StepProcess.start(database.settings(), "one", true)) {
            for (int held = 0; held < 3; held++) {
                stuck.hears("holds");
            }
            try (StepProcess heir = StepProcess.start(database.settings(), "two", false)) {
                heir.hears("ready");
                stuck.kill();

                Eventually.see(() -> count("select count(*) from step where state = 'DONE'"), n -> n == 23);
                assertThat(asking.list().find(StepSearch.all().ofKind("stuck"))).allSatisfy(step -> {
                    assertThat(step.note()).isEqualTo(StepNote.of("由 two 完成", "done by two"));
                    assertThat(step.taken()).isEqualTo(2);
                });
                assertThat(count("select count(*) from counted")).isEqualTo(20);
            }
        }
    }

    @Test
    void a_step_that_kills_its_process_every_time_fails_and_says_so() throws Exception {
        askFor("stuck", 1);
        for (int death = 1; death <= 3; death++) {
            try (StepProcess process = StepProcess.start(database.settings(), "one", true)) {
                process.hears("holds");
            }
        }
        try (StepProcess heir = StepProcess.start(database.settings(), "one", false)) {
            heir.hears("ready");
            Eventually.see(() -> only().state(), StepState.FAILED::equals);
            assertThat(only().note())
                    .isEqualTo(StepNote.of("处理此步骤的进程 3 次中断，未能完成。", "The process at work on it was lost 3 times."));

            // A person may still have it tried again.
            sessions.write(new Act("keeper", "retry", null), desk -> asking.retry(desk, Set.of(only().id())));
            Eventually.see(() -> only().state(), StepState.DONE::equals);
        }
    }

    private Step only() {
        List<Step> steps = asking.list().find(StepSearch.all());
        assertThat(steps).hasSize(1);
        return steps.get(0);
    }

    private void askFor(String kind, int many) {
        List<NewStep> steps = Stream.generate(() -> new NewStep(
                        kind, RecordIds.next(), StepPriority.NORMAL, JsonNodeFactory.instance.objectNode(), "keeper"))
                .limit(many)
                .toList();
        sessions.write(new Act("keeper", "ask", null), desk -> asking.ask(desk, steps));
    }

    private long count(String question) {
        return sessions.read(catalogue -> catalogue.ask(
                session -> session.createNativeQuery(question, Long.class).getSingleResult()));
    }
}
