/**
 * Files that hold others: messages with their attachments, mailboxes, packed folders. Such a file is kept whole, always;
 * what is in it comes in beside it as items of its own: mail by itself, packed files when somebody asks. Keeps what is inside
 * each, what has become of it, and the unit that it went into.
 *
 * <p><b>To add another</b> kind of container: its media type in {@link org.wenku.archive.unpacking.Container}, and in the
 * ingest module the {@code Opening} that takes it apart in the child process.
 */
@NullMarked
package org.wenku.archive.unpacking;

import org.jspecify.annotations.NullMarked;
