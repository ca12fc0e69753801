package org.jointgov.documents.domain;

import java.util.UUID;

/** A township of the meeting's border. @param name in the reader's language, in Chinese where it has none in that */
public record Side(UUID id, String name) {}
