package org.wenku.ingest.extract.worker;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.tika.Tika;
import org.wenku.ingest.extract.wire.Frame;

/**
 * The child's first method. The main thread does nothing but read requests, so that the end of its input (the parent has
 * gone, however it went) stops the process at once, also while a parser is busy.
 */
public final class WorkerMain {

    private static final long STACK = 8L << 20;

    private WorkerMain() {}

    /** Reads requests from standard input until it ends. */
    public static void main(String[] args) {
        try (DataInputStream requests = new DataInputStream(new FileInputStream(FileDescriptor.in));
                OutputStream answers = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16)) {
            System.setOut(System.err);
            System.setIn(InputStream.nullInputStream());
            Documents documents = new Documents(answers);
            Frame.of(Frame.Kind.READY)
                    .text(Tika.getString())
                    .number(ProcessHandle.current().pid())
                    .to(answers);
            serve(requests, documents);
        } catch (IOException | RuntimeException e) {
            e.printStackTrace();
        }
        Runtime.getRuntime().halt(0);
    }

    private static void serve(DataInputStream requests, Documents documents) throws IOException {
        while (true) {
            Frame request = Frame.read(requests);
            // A fresh thread for each document, because some parsers leave the interrupt flag set behind them.
            Thread reader = new Thread(null, () -> documents.answer(request), "document", STACK);
            reader.setDaemon(true);
            reader.start();
        }
    }
}
