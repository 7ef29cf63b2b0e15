package org.wenku.ingest.extract;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How the children are run and what they may use.
 *
 * @param workers how many children may run at once; each takes one document at a time
 * @param classPath the class path of a child: the ingest classes, Tika, PDFBox and what they need
 * @param scratch a folder for the children alone; everything in it is removed when the extractor starts
 * @param heapMegabytes the heap of one child
 * @param deadline how long one attempt at a document may take; with the one retry and two starts a document is done in
 *     a little over twice this
 * @param idle how long an unused child is kept
 * @param documentsPerWorker after so many documents a child is replaced
 * @param scratchBytes how much one child may have in its scratch folder at a time
 * @param characters how many characters of text are kept of one document, its members included
 * @param members how many members of a document are read
 * @param depth how deep members within members are followed
 */
public record ExtractorSettings(
        int workers,
        List<Path> classPath,
        Path scratch,
        int heapMegabytes,
        Duration deadline,
        Duration idle,
        int documentsPerWorker,
        long scratchBytes,
        int characters,
        int members,
        int depth) {

    public ExtractorSettings {
        // Absolute, because a child works in a folder of its own.
        classPath = classPath.stream().map(Path::toAbsolutePath).toList();
        scratch = scratch.toAbsolutePath();
        requireNonNull(deadline, "deadline");
        requireNonNull(idle, "idle");
        if (workers < 1 || classPath.isEmpty()) {
            throw new IllegalArgumentException("at least one worker and one entry in its class path are needed");
        }
    }

    /** The settings for ordinary use on this machine: one worker fewer than processors, but at least one. */
    public static ExtractorSettings standard(List<Path> classPath, Path scratch) {
        int workers = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        return new ExtractorSettings(
                workers,
                classPath,
                scratch,
                512,
                Duration.ofSeconds(26),
                Duration.ofSeconds(60),
                2_000,
                2L << 30,
                5_000_000,
                2_000,
                64);
    }

    /** The same with another number of workers. */
    public ExtractorSettings withWorkers(int count) {
        return new ExtractorSettings(
                count,
                classPath,
                scratch,
                heapMegabytes,
                deadline,
                idle,
                documentsPerWorker,
                scratchBytes,
                characters,
                members,
                depth);
    }

    /** The same with another heap for each child, in megabytes. */
    public ExtractorSettings withHeap(int megabytes) {
        return new ExtractorSettings(
                workers,
                classPath,
                scratch,
                megabytes,
                deadline,
                idle,
                documentsPerWorker,
                scratchBytes,
                characters,
                members,
                depth);
    }

    /** The same with another deadline for one attempt. */
    public ExtractorSettings withDeadline(Duration time) {
        return new ExtractorSettings(
                workers,
                classPath,
                scratch,
                heapMegabytes,
                time,
                idle,
                documentsPerWorker,
                scratchBytes,
                characters,
                members,
                depth);
    }

    /** The same with another time that an unused child is kept. */
    public ExtractorSettings withIdle(Duration time) {
        return new ExtractorSettings(
                workers,
                classPath,
                scratch,
                heapMegabytes,
                deadline,
                time,
                documentsPerWorker,
                scratchBytes,
                characters,
                members,
                depth);
    }
}
