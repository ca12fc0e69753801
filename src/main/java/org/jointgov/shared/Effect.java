package org.jointgov.shared;

import java.util.UUID;

/** What a command did: the record it touched, in the version that it left. */
public record Effect(UUID recordId, long version) {}
