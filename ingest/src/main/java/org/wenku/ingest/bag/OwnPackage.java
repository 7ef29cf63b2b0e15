package org.wenku.ingest.bag;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.wenku.archive.Archive;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.description.Origin;
import org.wenku.archive.description.Statements;
import org.wenku.archive.exchange.bagit.BagReport;
import org.wenku.archive.exchange.dc.DublinCoreXml;
import org.wenku.archive.packaging.PackagedUnit;
import org.wenku.archive.storage.Deposit;
import org.wenku.ingest.Sentence;
import org.wenku.ingest.run.DescribedUnit;
import org.wenku.ingest.run.IngestRequest;

/**
 * A bag that another archive of this kind has written, or this one: its units come back as they left, with their
 * identifiers where these are free here.
 */
final class OwnPackage {

    private final Archive archive;
    private final BagReport report;
    private final IngestRequest request;
    private final CatalogueRecord target;
    private final PackagedUnit top;
    private final boolean keepsIdentifiers;

    private OwnPackage(Archive archive, BagReport report, IngestRequest request) throws IOException {
        this.archive = archive;
        this.report = report;
        this.request = request;
        this.target =
                archive.read(catalogue -> catalogue.record(request.into())).orElseThrow();
        List<PackagedUnit> first;
        try (Stream<PackagedUnit> units = units()) {
            first = units.limit(100).toList();
        }
        if (first.isEmpty()) {
            throw new IOException(PackagedUnit.LIST + " is empty");
        }
        this.top = first.get(0);
        List<UUID> ids = first.stream().map(PackagedUnit::id).toList();
        this.keepsIdentifiers = archive.read(catalogue -> catalogue.records(ids)).values().stream()
                .allMatch(known -> known.fondsId().equals(target.fondsId()));
    }

    /** The package that a valid bag is; empty if it is an ordinary bag. */
    static Optional<OwnPackage> in(Archive archive, BagReport report, IngestRequest request) throws IOException {
        boolean own = report.info()
                        .first(PackagedUnit.LABEL)
                        .filter(PackagedUnit.VERSION::equals)
                        .isPresent()
                && report.tagFiles().contains(PackagedUnit.LIST);
        return own ? Optional.of(new OwnPackage(archive, report, request)) : Optional.empty();
    }

    private Stream<PackagedUnit> units() throws IOException {
        BufferedReader lines =
                Files.newBufferedReader(report.folder().resolve(PackagedUnit.LIST), StandardCharsets.UTF_8);
        return lines.lines()
                .filter(line -> !line.isBlank())
                .map(PackagedUnit::of)
                .onClose(() -> {
                    try {
                        lines.close();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    /** Why the package cannot stand below the target; empty if it can. */
    Optional<Sentence> obstacle() {
        if (top.level() != Level.FONDS) {
            return top.level().mayStandBelow(target.level())
                    ? Optional.empty()
                    : Optional.of(new Sentence(
                            "包中最上层是 " + top.level() + "，不能放在 " + target.level() + " 之下。",
                            "The package begins with a unit of level " + top.level()
                                    + ", which may not stand below one of" + " level " + target.level() + "."));
        }
        boolean ready = target.level() == Level.FONDS
                && (isFresh() || target.statements().equals(statements(top)));
        return ready
                ? Optional.empty()
                : Optional.of(new Sentence(
                        "包中是整个全宗，须归入新的或空的全宗；" + target.reference() + " 已有内容。",
                        "The package holds a whole fonds and needs a new or empty one; " + target.reference()
                                + " is not."));
    }

    private boolean isFresh() {
        boolean childless = archive.read(catalogue -> catalogue.ask(session -> session.createNativeQuery(
                                "select count(*) from (select 1 from record where parent_id = :id limit 1) c",
                                Long.class)
                        .setParameter("id", target.id())
                        .getSingleResult()))
                == 0;
        List<String> said = target.statements().all().stream()
                .map(statement -> statement.value())
                .toList();
        return childless && said.equals(List.of(target.reference().text()));
    }

    /** What was said of the fonds that left is said of the one it has come back to. */
    void describeTarget() {
        if (top.level() == Level.FONDS && isFresh()) {
            archive.write(new Act(request.by(), "ingest", null), desk -> {
                CatalogueRecord fonds = desk.catalogue().record(target.id()).orElseThrow();
                desk.describe(fonds, statements(top));
                CatalogueRecord described = desk.catalogue().record(target.id()).orElseThrow();
                desk.condition(described, top.access());
                return null;
            });
        }
    }

    /** The units below the target, in order, read as they are asked for. */
    Iterator<DescribedUnit> described() throws IOException {
        return units().filter(unit -> !(unit.level() == Level.FONDS && unit.id().equals(top.id())))
                .map(this::described)
                .iterator();
    }

    private DescribedUnit described(PackagedUnit unit) {
        List<DescribedUnit.Part> parts = new ArrayList<>();
        for (PackagedUnit.PackagedFile file : unit.files()) {
            if (report.payload().sha256(file.path()).isEmpty()) {
                throw new org.wenku.archive.exchange.MalformedDocument(
                        PackagedUnit.LIST + " names " + file.path() + ", which is no payload of the bag", null);
            }
            parts.add(new DescribedUnit.Part(
                    report.folder().resolve(file.path()), file.name(), file.kind(), file.size(), file.sha256()));
        }
        UUID parent = unit.parent();
        return new DescribedUnit(
                identifier(unit.id()),
                parent == null || (top.level() == Level.FONDS && parent.equals(top.id()))
                        ? target.id()
                        : identifier(parent),
                unit.level(),
                unit.code(),
                statements(unit),
                unit.state(),
                unit.stateReason(),
                unit.access(),
                parts,
                documents(unit));
    }

    private UUID identifier(UUID id) {
        return keepsIdentifiers
                ? id
                : UUID.nameUUIDFromBytes((target.id() + "/" + id).getBytes(StandardCharsets.UTF_8));
    }

    private Statements statements(PackagedUnit unit) {
        Path document = report.folder().resolve(PackagedUnit.folder(unit.id()) + "dc.xml");
        try (InputStream in = Files.newInputStream(document, LinkOption.NOFOLLOW_LINKS)) {
            return new Statements(DublinCoreXml.read(in, Origin.curated()).statements());
        } catch (IOException e) {
            throw new UncheckedIOException("the description of " + unit.id() + " is not in the package", e);
        }
    }

    /** The PREMIS documents that came with a unit, to be kept beside those that are written now. */
    private List<Deposit> documents(PackagedUnit unit) {
        String folder = PackagedUnit.folder(unit.id());
        List<Deposit> documents = new ArrayList<>();
        Path at = report.folder().resolve(folder);
        if (unit.files().isEmpty()) {
            return documents;
        }
        try (Stream<Path> files = Files.list(at)) {
            files.filter(file -> String.valueOf(file.getFileName()).matches("premis-[A-Za-z0-9.-]{1,200}\\.xml"))
                    .sorted()
                    .forEach(file -> documents.add(Deposit.copied("metadata/" + file.getFileName(), file, null)));
            return documents;
        } catch (IOException e) {
            throw new UncheckedIOException("the documents of " + unit.id() + " cannot be read", e);
        }
    }
}
