package org.jointgov.disputes.adapter.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jointgov.platform.rest.Required;
import org.jointgov.platform.rest.SignatureRequest;
import org.jointgov.shared.Fields;
import org.jspecify.annotations.Nullable;

/** A fact in the words that the screen showed, named by their hash as the unmasking gave it. */
@Schema(name = "FactConfirmationRequest")
public record ConfirmationRequest(@Required @Nullable String contentHash) {
    String hash(Fields fields) {
        return new SignatureRequest(1, contentHash).contentHash(fields);
    }
}
