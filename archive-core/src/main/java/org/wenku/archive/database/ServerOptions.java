package org.wenku.archive.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How the archive's own PostgreSQL is set: safe, on loopback only, and small, because it shares one machine with the
 * archive.
 *
 * @param connections how many connections it accepts
 * @param durable false only in tests: an acknowledged write may then be lost with the power
 */
record ServerOptions(int connections, boolean durable) {

    /** The file in the data directory that carries these settings; written anew at every start. */
    static final String FILE = "wenku.conf";

    /** What the archive uses; a few connections beyond the pool are left for backup, migration and the operator. */
    static ServerOptions forPool(int maxConnections) {
        return new ServerOptions(maxConnections + 10, true);
    }

    void writeInto(Path data, int port) throws IOException {
        Files.writeString(data.resolve(FILE), text(port));
    }

    private String text(int port) {
        return """
                # Written by the archive at every start. Your own settings belong at the end of postgresql.conf: they win.
                port = %d
                listen_addresses = '127.0.0.1'
                # No socket files: a path in a deep home would be too long for one.
                unix_socket_directories = ''
                password_encryption = 'scram-sha-256'
                max_connections = %d
                fsync = %s
                synchronous_commit = %s
                full_page_writes = %s
                shared_buffers = 32MB
                effective_cache_size = 512MB
                work_mem = 8MB
                maintenance_work_mem = 64MB
                # An index scan is what the catalogue's lists are made for; the default of 4 is meant for idle discs of old.
                random_page_cost = 1.5
                max_wal_size = 512MB
                min_wal_size = 64MB
                wal_compression = on
                checkpoint_timeout = 10min
                # Fewer processes: no I/O workers, no replication, no parallel workers; autovacuum stays on.
                io_method = sync
                max_wal_senders = 0
                max_replication_slots = 0
                max_logical_replication_workers = 0
                max_worker_processes = 2
                max_parallel_workers_per_gather = 0
                autovacuum = on
                autovacuum_worker_slots = 2
                autovacuum_max_workers = 2
                jit = off
                huge_pages = off
                # A forgotten transaction would keep vacuum from its work.
                idle_in_transaction_session_timeout = 10min
                timezone = 'UTC'
                log_timezone = 'UTC'
                lc_messages = 'C'
                log_min_messages = warning
                log_checkpoints = off
                """.formatted(port, connections, onOff(durable), onOff(durable), onOff(durable));
    }

    private static String onOff(boolean on) {
        return on ? "on" : "off";
    }
}
