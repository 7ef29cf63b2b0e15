package org.wenku.web.trial;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.wenku.archive.access.Access;
import org.wenku.archive.access.Role;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.NewRecord;
import org.wenku.archive.catalogue.RecordIds;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Statements;
import org.wenku.archive.description.Term;
import org.wenku.archive.holding.HeldFile;
import org.wenku.archive.rendition.Rendition;
import org.wenku.archive.rendition.RenditionKind;
import org.wenku.archive.rendition.RenditionShelf;
import org.wenku.archive.settings.Settings;
import org.wenku.archive.step.Step;
import org.wenku.archive.step.StepSearch;
import org.wenku.archive.step.StepState;
import org.wenku.ingest.inspect.Program;
import org.wenku.web.House;
import org.wenku.web.SignedIn;
import org.wenku.web.Site;

/** A whole server with real programs, which a test gives to it and takes away. */
final class TrialSite implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private static final Set<String> OF_EVERY_FILE =
            Set.of("format-identification", "text-likeness", "picture-likeness");

    private final Path tools;
    private final Site site;
    private boolean begun;

    private TrialSite(Path tools, Site site) {
        this.tools = tools;
        this.site = site;
    }

    /** Opens one that knows no program, in a folder of its own below this one. */
    static TrialSite in(Path folder, Map<String, String> more) throws IOException {
        Path tools = Files.createDirectory(folder.resolve("tools"));
        if (System.getProperty("wenku.worker") == null) {
            System.setProperty("wenku.worker", TrialHouse.WORKER);
        }
        Map<String, String> environment = new HashMap<>(Map.of(
                "WENKU_SERVER_PORT", "0",
                "WENKU_TOOLS_PATH", tools.toString(),
                "WENKU_DROID_SIGNATURES", tools.toString(),
                "WENKU_TOOLS_LOOK", "1",
                "WENKU_STEPS_LANES", "3"));
        environment.putAll(more);
        return new TrialSite(tools, Site.open(Settings.load(folder.resolve("home"), environment)));
    }

    House house() {
        return site.house();
    }

    /** Where the server listens. */
    URI address() {
        return site.address();
    }

    /** The folder in which the archive looks for programs. */
    Path tools() {
        return tools;
    }

    /** Somebody with this role everywhere. */
    SignedIn signedIn(Role role) {
        return SignedIn.to(house().archive(), site.address(), role);
    }

    @Override
    public void close() {
        site.close();
    }

    /** What the database says. */
    List<String> ask(String sql) {
        return house().archive()
                .read(catalogue -> catalogue.ask(
                        session -> session.createNativeQuery(sql, String.class).list()));
    }

    /** Makes programs of this machine available to the archive. */
    void give(String... names) throws IOException {
        for (String name : names) {
            Files.createSymbolicLink(tools.resolve(name), Program.find(name).orElseThrow());
        }
    }

    /** Takes everything in a folder into the fonds K, which is made first. */
    void take(Path drop) {
        if (!begun) {
            begun = true;
            enterFonds();
        }
        ObjectNode wish = JsonNodeFactory.instance
                .objectNode()
                .put("into", "K")
                .put("publish", true)
                .put("by", "keeper");
        wish.putArray("sources").add(drop.toString());
        requireNonNull(house().errands().get("ingest")).run(wish, line -> {});
    }

    private void enterFonds() {
        house().archive()
                .write(
                        new Act("keeper", "enter", null),
                        desk -> desk.createFonds(new NewRecord(
                                RecordIds.next(),
                                Level.FONDS,
                                "K",
                                Statements.of(Statement.curated(Term.TITLE, "捐赠", "zh-Hans")),
                                RecordState.PUBLISHED,
                                Access.OPEN)));
    }

    /** Takes programs away. */
    void takeAway(String... names) throws IOException {
        for (String name : names) {
            Files.delete(tools.resolve(name));
        }
    }

    List<Step> steps() {
        return house().archive().steps().list().find(StepSearch.all().most(500));
    }

    /** What became of the steps of each file, without those that every file has, once nothing waits or runs any more. */
    Map<String, String> settled() throws Exception {
        see(
                this::steps,
                all -> all.stream()
                        .noneMatch(step -> step.state() == StepState.WAITING || step.state() == StepState.RUNNING));
        Map<String, List<Step>> byName = steps().stream()
                .filter(step -> !OF_EVERY_FILE.contains(step.kind()))
                .collect(Collectors.groupingBy(step -> file(step).name(), TreeMap::new, Collectors.toList()));
        Map<String, String> said = new TreeMap<>();
        byName.forEach((name, steps) -> said.put(
                name,
                steps.stream()
                        .map(step -> step.kind() + " "
                                + (step.lacks() == null ? step.state().name() : "lacks " + step.lacks()))
                        .sorted()
                        .collect(Collectors.joining(", "))));
        return said;
    }

    Map<String, String> settled(Predicate<Map<String, String>> wanted) throws Exception {
        return see(this::settled, wanted);
    }

    HeldFile file(Step step) {
        return house().archive()
                .read(catalogue -> catalogue.file(requireNonNull(step.subject())))
                .orElseThrow();
    }

    Rendition made(String name, RenditionKind kind) {
        String sha256 = steps().stream()
                .map(this::file)
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow()
                .sha256();
        return new RenditionShelf(house().archive()).find(sha256, kind).orElseThrow();
    }

    Path path(Rendition rendition) {
        return new RenditionShelf(house().archive()).path(rendition);
    }

    static <T> T see(Callable<T> question, Predicate<T> wanted) throws Exception {
        long until = System.nanoTime() + PATIENCE.toNanos();
        for (T seen = question.call(); ; seen = question.call()) {
            if (wanted.test(seen)) {
                return seen;
            }
            if (System.nanoTime() > until) {
                throw new AssertionError("after " + PATIENCE + " there is still " + seen);
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }
}
