package org.wenku.ingest.extract;

/**
 * A picture that was written to the file asked for.
 *
 * @param width in pixels
 * @param height in pixels
 * @param pages how many pages the source has
 */
public record RenderedImage(int width, int height, int pages) {}
