package org.wenku.archive.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * As whom PostgreSQL's programs run. PostgreSQL refuses to run as root, so for root a way is found to be somebody else.
 *
 * @param prefix what stands before the program on its command line
 * @param uid who must own the data directory, or {@value #UNCHANGED} if whoever makes it does
 * @param gid its group likewise
 */
record Account(List<String> prefix, int uid, int gid) {

    static final int UNCHANGED = -1;

    /** The account without any right that every Unix has. */
    private static final int NOBODY = 65534;

    private static final Account OURSELVES = new Account(List.of(), UNCHANGED, UNCHANGED);

    /** Root without its rights, in a user namespace of its own: files stay root's. */
    private static final Account UNSHARED = new Account(List.of("unshare", "-U"), UNCHANGED, UNCHANGED);

    Account {
        prefix = List.copyOf(prefix);
    }

    /**
     * The account for this data directory, which need not exist yet.
     *
     * @throws DatabaseUnavailable if there is none
     */
    static Account forData(Path data, PostgresBinaries binaries) throws IOException {
        return forData(data, binaries, true);
    }

    /** As above; tests try what happens where the system does not let anybody {@code unshare}. */
    static Account forData(Path data, PostgresBinaries binaries, boolean mayUnshare) throws IOException {
        boolean exists = Files.exists(data);
        int owner = exists ? id(data, "uid") : UNCHANGED;
        if (!isRoot()) {
            return OURSELVES;
        }
        if (exists && owner != 0) {
            return dropped(owner, id(data, "gid"), binaries);
        }
        if (mayUnshare && UNSHARED.canRun("true")) {
            return UNSHARED;
        }
        Account nobody = dropped(NOBODY, NOBODY, binaries);
        Trees.give(data, NOBODY, NOBODY);
        return nobody;
    }

    List<String> command(String program, List<String> arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.add(program);
        command.addAll(arguments);
        return command;
    }

    /** Hands a file or tree to this account, if it is another than our own and does not have it yet. */
    void own(Path path) throws IOException {
        if (uid != UNCHANGED && id(path, "uid") != uid) {
            Trees.give(path, uid, gid);
        }
    }

    /**
     * Somebody without root's rights or, where the folders above the home are closed to others, with the one right to
     * pass through them: a home below {@code /root} is none that anybody else could reach.
     */
    private static Account dropped(int uid, int gid, PostgresBinaries binaries) {
        List<String> without = List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups");
        Account plain = new Account(without, uid, gid);
        if (plain.canRun(binaries.program("postgres"), "--version")) {
            return plain;
        }
        List<String> passing = new ArrayList<>(without);
        // The first of these, because access(2) else judges by a user without any right.
        passing.addAll(List.of(
                "--securebits=+no_setuid_fixup", "--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search"));
        return new Account(passing, uid, gid).provenBy(binaries);
    }

    private Account provenBy(PostgresBinaries binaries) {
        if (canRun(binaries.program("postgres"), "--version")) {
            return this;
        }
        String command = String.join(" ", prefix);
        throw new DatabaseUnavailable(
                "PostgreSQL refuses to run as root, and neither \"unshare -U\" nor \"" + command + "\" could run "
                        + binaries.directory()
                        + ". Start the archive as an ordinary user, open the folders above the home to uid " + uid
                        + " (chmod o+x), or set database.url to a PostgreSQL of your own.",
                "PostgreSQL 不能以 root 身份运行，而 \"unshare -U\" 与 \"" + command + "\" 都无法运行 "
                        + binaries.directory() + "。请以普通用户启动档案库，或让 uid " + uid
                        + " 能进入上级目录（chmod o+x），或将 database.url 设为您自己的 PostgreSQL。");
    }

    private boolean canRun(String program, String... arguments) {
        try {
            Process tried = new ProcessBuilder(command(program, List.of(arguments)))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!tried.waitFor(10, TimeUnit.SECONDS)) {
                tried.destroyForcibly();
                return false;
            }
            return tried.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Java has no portable getuid; where there is no /proc, the name of the user must do. */
    private static boolean isRoot() throws IOException {
        Path self = Path.of("/proc/self");
        return Files.exists(self) ? id(self, "uid") == 0 : "root".equals(System.getProperty("user.name"));
    }

    private static int id(Path path, String which) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:" + which);
    }
}
