package org.wenku.archive.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReaderTest {

    private final UUID lane = UUID.randomUUID();
    private final UUID mill = UUID.randomUUID();

    @Test
    void the_public_holds_nothing() {
        assertThat(EnumSet.allOf(Right.class)).noneMatch(Reader.PUBLIC::holdsAnywhere);
        assertThat(Reader.PUBLIC.seesOnlyWhatIsPublic()).isTrue();
        assertThat(Reader.of(Role.READER)).isEqualTo(Reader.PUBLIC);
    }

    @Test
    void a_role_in_one_fonds_opens_that_fonds_and_no_other() {
        Reader archivist = Reader.of(Role.ARCHIVIST, lane);

        assertThat(archivist.holds(Right.DESCRIBE, lane)).isTrue();
        assertThat(archivist.holds(Right.PUBLISH, lane)).isFalse();
        assertThat(archivist.holds(Right.DESCRIBE, mill)).isFalse();
        assertThat(archivist.holdsAnywhere(Right.DESCRIBE)).isTrue();
        assertThat(archivist.holdsEverywhere(Right.DESCRIBE)).isFalse();
        assertThat(archivist.fondsWith(Right.DESCRIBE)).containsExactly(lane);
    }

    @Test
    void roles_add_up() {
        Reader both = Reader.of(List.of(Grant.everywhere(Role.ARCHIVIST), new Grant(Role.REVIEWER, mill)));

        assertThat(both.holds(Right.PUBLISH, mill)).isTrue();
        assertThat(both.holds(Right.PUBLISH, lane)).isFalse();
        assertThat(both.holds(Right.DESCRIBE, lane)).isTrue();
    }

    @Test
    void what_is_handed_to_a_program_is_never_more_than_one_has() {
        Reader owner = Reader.of(List.of(new Grant(Role.ARCHIVIST, lane), new Grant(Role.REVIEWER, mill)));

        Reader program = owner.narrowedTo(Set.of(Right.INGEST, Right.PUBLISH, Right.ADMINISTER), Set.of(lane));

        assertThat(program.holds(Right.INGEST, lane)).isTrue();
        assertThat(program.holds(Right.PUBLISH, lane)).isFalse();
        assertThat(program.holds(Right.DESCRIBE, lane)).isFalse();
        assertThat(program.holds(Right.INGEST, mill)).isFalse();
        assertThat(program.holdsAnywhere(Right.ADMINISTER)).isFalse();
        assertThat(owner.narrowedTo(Set.of(Right.PUBLISH), null).fondsWith(Right.PUBLISH))
                .containsExactly(mill);
        assertThat(Reader.of(Role.ADMINISTRATOR)
                        .narrowedTo(Set.of(Right.INGEST), Set.of(lane))
                        .holdsEverywhere(Right.INGEST))
                .isFalse();
    }

    @Test
    void there_is_no_administrator_of_one_fonds() {
        assertThatThrownBy(() -> new Grant(Role.ADMINISTRATOR, lane)).hasMessageContaining(lane.toString());
    }
}
