package org.wenku.archive.exchange.bagit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Checks whether a folder is a bag that is complete and valid (RFC 8493, section 3), and says everything that is wrong
 * and not only the first thing. Each file is read once, whatever the number of manifests. Nothing is written.
 */
public final class BagCheck {

    /** The name of the file by which a folder says that it is a bag (RFC 8493, section 2.1.1). */
    public static final String DECLARATION = "bagit.txt";

    private static final String FETCH = "fetch.txt";
    private static final long LARGEST_INFO = 4L << 20;
    private static final Pattern VERSION_LINE =
            Pattern.compile("BagIt-Version: (\\d+\\.\\d+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ENCODING_LINE =
            Pattern.compile("Tag-File-Character-Encoding: (\\S+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern FETCH_LINE = Pattern.compile("(\\S+)[ \\t]+(\\d+|-)[ \\t]+(.+)", Pattern.DOTALL);
    private static final Pattern OXUM = Pattern.compile("(\\d{1,18})\\.(\\d{1,18})");

    private final Path folder;
    private final BagNotes notes = new BagNotes();
    private BagVersion version = BagVersion.V1_0;
    private Charset encoding = StandardCharsets.UTF_8;

    private BagCheck(Path folder) {
        this.folder = folder;
    }

    /** Whether a folder means to be a bag, be it a valid one or not. */
    public static boolean isMeantAsBag(Path folder) {
        if (Files.isRegularFile(folder.resolve(DECLARATION), LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        if (!Files.isDirectory(folder.resolve("data"), LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> String.valueOf(entry.getFileName()))
                    .anyMatch(name -> Manifest.named(name).isPresent());
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Whether a folder with these files means to be a bag, as far as their names say it.
     *
     * @param paths of the files from the folder on, with {@code /}
     */
    public static boolean isMeantAsBag(Collection<String> paths) {
        return paths.contains(DECLARATION)
                || paths.stream().anyMatch(path -> path.startsWith(BagPath.PAYLOAD))
                        && paths.stream().anyMatch(path -> Manifest.named(path).isPresent());
    }

    /**
     * Checks the bag in this folder.
     *
     * @throws IOException if the folder itself cannot be gone through
     */
    public static BagReport of(Path folder) throws IOException {
        return new BagCheck(folder.toRealPath()).check();
    }

    private BagReport check() throws IOException {
        BagFiles files = BagFiles.in(folder, notes);
        BagInfo info = new BagInfo(List.of());
        Map<String, byte[]> sha256 = new HashMap<>();
        boolean declared = declaration(files);
        if (!Files.isDirectory(folder.resolve("data"), LinkOption.NOFOLLOW_LINKS)) {
            notes.fault(BagNote.Kind.NO_PAYLOAD, "data", "");
        }
        if (declared) {
            info = info(files);
            List<Manifest> manifests = manifests(files);
            Map<String, String> toFetch = fetch(files, manifests);
            Comparing comparing = new Comparing(files, version, notes, toFetch);
            manifests.forEach(comparing::match);
            comparing.findUnlisted(manifests);
            sha256 = comparing.readEverything();
            files.noteNearlyTheSame(notes);
        }
        long bytes = payload(files).mapToLong(Map.Entry::getValue).sum();
        compareOxum(info, bytes, payload(files).count());
        return new BagReport(
                folder,
                declared ? Optional.of(version.text()) : Optional.empty(),
                info,
                notes.all(),
                notes.untold(),
                files.sizes().keySet().stream()
                        .filter(Predicate.not(path -> path.startsWith(BagPath.PAYLOAD)))
                        .sorted()
                        .toList(),
                new BagReport.Payload(sha256, bytes));
    }

    private static Stream<Map.Entry<String, Long>> payload(BagFiles files) {
        return files.sizes().entrySet().stream().filter(file -> file.getKey().startsWith(BagPath.PAYLOAD));
    }

    private boolean declaration(BagFiles files) {
        if (!files.has(DECLARATION)) {
            notes.fault(BagNote.Kind.NO_DECLARATION, DECLARATION, "");
            return false;
        }
        List<String> lines = new ArrayList<>();
        boolean read = read(files, DECLARATION, StandardCharsets.UTF_8, (number, line) -> {
            lines.add(line);
            return lines.size() < 10;
        });
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isBlank()) {
            lines.remove(lines.size() - 1);
        }
        return read && declared(lines);
    }

    private boolean declared(List<String> lines) {
        Matcher first = VERSION_LINE.matcher(lines.isEmpty() ? "" : lines.get(0));
        Matcher second = ENCODING_LINE.matcher(lines.size() < 2 ? "" : lines.get(1));
        if (!first.matches() || !second.matches()) {
            notes.fault(BagNote.Kind.BAD_DECLARATION, DECLARATION, String.join(" | ", lines));
            return false;
        }
        Optional<BagVersion> named = BagVersion.named(first.group(1));
        if (named.isEmpty()) {
            notes.fault(BagNote.Kind.UNKNOWN_VERSION, DECLARATION, first.group(1));
            return false;
        }
        version = named.get();
        if (lines.size() > 2) {
            boolean fault = version.isAtLeast(BagVersion.V1_0);
            notes.either(fault, BagNote.Kind.BAD_DECLARATION, DECLARATION, String.join(" | ", lines));
        }
        try {
            encoding = Charset.forName(second.group(1));
            return true;
        } catch (IllegalArgumentException e) {
            notes.fault(BagNote.Kind.UNKNOWN_ENCODING, DECLARATION, second.group(1));
            return false;
        }
    }

    /** Reads a tag file; says whether that went well. */
    private boolean read(BagFiles files, String file, Charset charset, TagText.Lines lines) {
        try (InputStream in = Files.newInputStream(files.at(file), LinkOption.NOFOLLOW_LINKS)) {
            boolean mark = TagText.read(in, charset, lines);
            if (mark) {
                // The drafts say nothing of it but for the declaration; 1.0 does (section 2.3).
                boolean fault = file.equals(DECLARATION) || version.isAtLeast(BagVersion.V1_0);
                notes.either(fault, BagNote.Kind.BYTE_ORDER_MARK, file, "");
            }
            return true;
        } catch (CharacterCodingException e) {
            notes.fault(BagNote.Kind.NOT_IN_ENCODING, file, charset.name());
        } catch (TagText.LineTooLong e) {
            notes.fault(BagNote.Kind.BAD_LINE, file, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            notes.fault(BagNote.Kind.UNREADABLE, file, String.valueOf(e.getMessage()));
        }
        return false;
    }

    private BagInfo info(BagFiles files) {
        String file = version.infoFile();
        BagInfo.Reading reading = new BagInfo.Reading(file, version, notes);
        Long size = files.sizes().get(file);
        if (size != null && size > LARGEST_INFO) {
            notes.fault(BagNote.Kind.TOO_LARGE, file, Long.toString(size));
        } else if (size != null) {
            read(files, file, encoding, reading);
        }
        return reading.info();
    }

    private List<Manifest> manifests(BagFiles files) {
        List<Manifest> manifests = files.sizes().keySet().stream()
                .map(Manifest::named)
                .flatMap(Optional::stream)
                .toList();
        List<Manifest> ofPayload =
                manifests.stream().filter(manifest -> !manifest.isOfTags()).toList();
        if (ofPayload.isEmpty()) {
            notes.fault(BagNote.Kind.NO_MANIFEST, "manifest-*.txt", "");
        } else if (ofPayload.stream().noneMatch(manifest -> manifest.digest().isPresent())) {
            notes.fault(BagNote.Kind.NOTHING_VERIFIABLE, "manifest-*.txt", "");
        }
        for (Manifest manifest : manifests) {
            if (manifest.digest().isEmpty()) {
                notes.warning(BagNote.Kind.UNKNOWN_DIGEST, manifest.file(), "");
            }
            read(files, manifest.file(), encoding, manifest.reading(version, notes));
            if (manifest.isOfTags() && version.isAtLeast(BagVersion.V1_0)) {
                ofPayload.stream()
                        .filter(listed -> !manifest.entries().containsKey(listed.file()))
                        .forEach(listed ->
                                notes.fault(BagNote.Kind.NOT_OF_THIS_VERSION, manifest.file(), listed.file()));
            }
        }
        return manifests;
    }

    /** What would have to be fetched, by path; judged, but never followed. */
    private Map<String, String> fetch(BagFiles files, List<Manifest> manifests) {
        Map<String, String> toFetch = new HashMap<>();
        if (!files.has(FETCH)) {
            return toFetch;
        }
        read(files, FETCH, encoding, (number, line) -> {
            Matcher parts = FETCH_LINE.matcher(line);
            if (line.isBlank()) {
                return true;
            }
            if (!parts.matches()) {
                notes.fault(BagNote.Kind.BAD_LINE, FETCH, number + ": " + line);
                return true;
            }
            Optional<BagPath> path = BagPath.within(parts.group(3)).filter(BagPath::isPayload);
            if (path.isEmpty()) {
                notes.fault(BagNote.Kind.OUTSIDE, FETCH, parts.group(3));
                return true;
            }
            toFetch.put(path.get().text(), parts.group(1));
            return toFetch.size() < 1_000_000;
        });
        for (String path : toFetch.keySet()) {
            boolean listed = manifests.stream()
                    .anyMatch(manifest ->
                            !manifest.isOfTags() && manifest.entries().containsKey(path));
            if (!listed) {
                notes.either(version.isAtLeast(BagVersion.V1_0), BagNote.Kind.UNLISTED, "manifest-*.txt", path);
            }
        }
        return toFetch;
    }

    private void compareOxum(BagInfo info, long bytes, long files) {
        List<String> sums = info.values("Payload-Oxum");
        if (sums.size() > 1) {
            notes.either(
                    version.isAtLeast(BagVersion.V1_0),
                    BagNote.Kind.NOT_OF_THIS_VERSION,
                    version.infoFile(),
                    "Payload-Oxum × " + sums.size());
        }
        for (String sum : sums) {
            Matcher parts = OXUM.matcher(sum);
            if (!parts.matches()
                    || Long.parseLong(parts.group(1)) != bytes
                    || Long.parseLong(parts.group(2)) != files) {
                notes.fault(BagNote.Kind.OXUM, version.infoFile(), sum + " ≠ " + bytes + "." + files);
            }
        }
    }
}
