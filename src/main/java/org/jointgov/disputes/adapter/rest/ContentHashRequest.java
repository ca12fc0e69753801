package org.jointgov.disputes.adapter.rest;

import org.jointgov.platform.rest.Required;
import org.jointgov.platform.rest.SignatureRequest;
import org.jointgov.shared.Fields;
import org.jspecify.annotations.Nullable;

/** What the screen showed, named by its hash as the view gave it. */
public record ContentHashRequest(@Required @Nullable String contentHash) {
    String hash(Fields fields) {
        return new SignatureRequest(1, contentHash).contentHash(fields);
    }
}
