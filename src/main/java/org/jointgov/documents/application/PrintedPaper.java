package org.jointgov.documents.application;

/**
 * A printed document.
 *
 * @param name of its file without an ending, in any script
 * @param plainName the same in ASCII
 */
public record PrintedPaper(String name, String plainName, byte[] content) {}
