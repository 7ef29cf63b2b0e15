/**
 * Files that hold others: messages with their attachments, mailboxes, packed folders. Such a file is kept whole, always;
 * what is in it can come in beside it as items of its own. Keeps which of its files the archive has so unpacked, into which
 * unit.
 *
 * <p><b>To add another</b> kind of container: its media type in {@link org.wenku.archive.unpacking.Container}, and in the
 * ingest module the {@code Opening} that takes it apart in the child process.
 */
@NullMarked
package org.wenku.archive.unpacking;

import org.jspecify.annotations.NullMarked;
