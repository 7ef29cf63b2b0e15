package org.wenku.ingest.drop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.storage.OriginalName;
import org.wenku.ingest.Sentence;

/**
 * Looks through files and folders: in each folder first its files and then its folders, both by name as people count
 * ("scan 2" before "scan 10"). Links are not followed, because they may lead out of the drop. Only the names of one
 * folder and of those around it are in memory.
 */
public final class DropWalk {

    private DropWalk() {}

    /**
     * Goes through all sources in the given order. The contents of a folder given as a source stand directly at the top
     * of the drop.
     */
    public static void through(List<Path> sources, Consumer<Found> visitor) {
        for (Path source : sources) {
            Entry entry = look(resolved(source));
            Path path = entry.path();
            if (entry.attributes() != null && entry.attributes().isDirectory()) {
                folder(path, null, visitor);
            } else {
                files(List.of(entry), null, visitor);
            }
        }
    }

    /** A source may be named by a link, because whoever named it meant what it points to. */
    private static Path resolved(Path source) {
        try {
            return source.toRealPath();
        } catch (IOException e) {
            return source.toAbsolutePath().normalize();
        }
    }

    /** A name in a folder and what stands behind it; no attributes when it could not be looked at. */
    private record Entry(
            Path path,
            OriginalName name,
            @Nullable BasicFileAttributes attributes,
            @Nullable Sentence fault) {
        boolean isFolder() {
            return attributes != null && attributes.isDirectory();
        }
    }

    private static void folder(Path folder, @Nullable FolderPlace place, Consumer<Found> visitor) {
        List<Entry> files = new ArrayList<>();
        List<Entry> folders = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path path : entries) {
                Entry entry = look(path);
                (entry.isFolder() ? folders : files).add(entry);
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            visitor.accept(new Found.Unfit(folder, unreadable(folder, e)));
        }
        NaturalOrder byName = new NaturalOrder();
        folders.sort((a, b) -> byName.compare(a.name().display(), b.name().display()));
        files(files, place, visitor);
        for (Entry inner : folders) {
            folder(inner.path(), new FolderPlace(place, inner.name(), holdsFiles(inner.path())), visitor);
        }
    }

    private static boolean holdsFiles(Path folder) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path path : entries) {
                if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) && !FolderContents.isLitter(name(path))) {
                    return true;
                }
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            // Said when the folder itself is gone through.
            return false;
        }
        return false;
    }

    private static void files(List<Entry> entries, @Nullable FolderPlace place, Consumer<Found> visitor) {
        FolderContents contents = new FolderContents();
        entries.forEach(entry -> contents.add(entry.name(), found(entry, place)));
        contents.visit(visitor);
    }

    private static Found found(Entry entry, @Nullable FolderPlace place) {
        Sentence fault = entry.fault();
        BasicFileAttributes attributes = entry.attributes();
        return fault == null
                ? new Found.Arrival(
                        entry.path(), place, entry.name(), attributes == null ? 0 : attributes.size(), List.of())
                : new Found.Unfit(entry.path(), fault);
    }

    private static Entry look(Path path) {
        OriginalName name = name(path);
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return new Entry(path, name, attributes, unfit(path, attributes));
        } catch (IOException e) {
            return new Entry(path, name, null, unreadable(path, e));
        }
    }

    private static @Nullable Sentence unfit(Path path, BasicFileAttributes attributes) {
        if (attributes.isSymbolicLink()) {
            return new Sentence(
                    "这是一个链接，未予接收；请直接提交所指的文件。", "This is a link and was not followed; bring the file it points to.");
        }
        if (attributes.isOther()) {
            return new Sentence(
                    "这不是普通文件（而是设备、管道或套接字），无法接收。",
                    "This is not a regular file but a device, pipe or socket, and cannot be taken in.");
        }
        if (attributes.isRegularFile() && attributes.size() == 0) {
            return new Sentence("文件是空的（0 字节），没有可保存的内容。", "The file is empty (0 bytes); there is nothing to keep.");
        }
        if (attributes.isRegularFile() && !Files.isReadable(path)) {
            return new Sentence("没有读取此文件的权限。", "There is no permission to read this file.");
        }
        return null;
    }

    private static Sentence unreadable(Path path, Exception e) {
        Throwable inner = e instanceof java.nio.file.DirectoryIteratorException ? e.getCause() : null;
        Throwable cause = inner == null ? e : inner;
        if (cause instanceof AccessDeniedException) {
            return new Sentence("没有读取的权限。", "There is no permission to read it.");
        }
        if (cause instanceof NoSuchFileException) {
            return new Sentence("找不到：" + path, "It is not there: " + path);
        }
        return new Sentence("无法读取：" + cause.getMessage(), "It could not be read: " + cause.getMessage());
    }

    /**
     * The last name of a path, byte for byte. The URI is asked because it keeps bytes that are no UTF-8, which the text
     * of a path loses.
     */
    private static OriginalName name(Path path) {
        String raw = path.toUri().getRawPath();
        int end = raw.endsWith("/") && raw.length() > 1 ? raw.length() - 1 : raw.length();
        String last = raw.substring(raw.lastIndexOf('/', end - 1) + 1, end);
        byte[] bytes = percentDecoded(last);
        return OriginalName.of(bytes.length == 0 ? "/".getBytes(StandardCharsets.US_ASCII) : bytes);
    }

    private static byte[] percentDecoded(String text) {
        var bytes = new java.io.ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '%') {
                bytes.write(Integer.parseInt(text, i + 1, i + 3, 16));
                i += 2;
            } else {
                bytes.writeBytes(String.valueOf(text.charAt(i)).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
