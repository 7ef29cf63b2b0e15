package org.wenku.web.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** CPU seconds and memory of a process and everything it started, read from Linux's {@code /proc}. */
final class Processes {

    private static final double TICKS = 100;

    private Processes() {}

    /** Everything that belongs to the archive in a home: processes that name the home or descend from one that does. */
    static Set<Long> of(Path home) throws IOException {
        Set<Long> found = new HashSet<>();
        for (long pid : all()) {
            String command = text("/proc/" + pid + "/cmdline").replace('\0', ' ');
            if (command.contains(home.toString()) && !command.contains("bench.Bench")) {
                found.add(pid);
            }
        }
        boolean grown = true;
        while (grown) {
            grown = false;
            for (long pid : all()) {
                grown |= found.contains(parent(pid)) && found.add(pid);
            }
        }
        return found;
    }

    private static List<Long> all() throws IOException {
        try (Stream<Path> entries = Files.list(Path.of("/proc"))) {
            return entries.map(path -> path.getFileName().toString())
                    .filter(name -> name.chars().allMatch(Character::isDigit))
                    .map(Long::valueOf)
                    .toList();
        }
    }

    private static String[] stat(long pid) throws IOException {
        String stat = text("/proc/" + pid + "/stat");
        return stat.isEmpty()
                ? new String[0]
                : stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    }

    private static long parent(long pid) throws IOException {
        String[] stat = stat(pid);
        return stat.length < 2 ? -1 : Long.parseLong(stat[1]);
    }

    /** CPU seconds of these processes and of their children that have ended. */
    static double cpuSeconds(Set<Long> pids) throws IOException {
        double ticks = 0;
        for (long pid : pids) {
            String[] stat = stat(pid);
            for (int field = 11; field < 15 && stat.length > 15; field++) {
                ticks += Long.parseLong(stat[field]);
            }
        }
        return ticks / TICKS;
    }

    /** Resident memory of these processes together, in MB; shared pages are counted once for each process. */
    static double residentMegabytes(Set<Long> pids) throws IOException {
        return sum(pids, "/status", "VmRSS:");
    }

    /** Memory of these processes together with shared pages counted once, in MB. */
    static double proportionalMegabytes(Set<Long> pids) throws IOException {
        return sum(pids, "/smaps_rollup", "Pss:");
    }

    private static double sum(Set<Long> pids, String file, String field) throws IOException {
        double kilobytes = 0;
        for (long pid : pids) {
            for (String line : text("/proc/" + pid + file).split("\n")) {
                if (line.startsWith(field)) {
                    kilobytes += Double.parseDouble(line.replaceAll("[^0-9]", ""));
                }
            }
        }
        return kilobytes / 1024;
    }

    private static String text(String path) throws IOException {
        try {
            return Files.readString(Path.of(path), java.nio.charset.StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            // A process that ended between two looks.
            return "";
        }
    }
}
