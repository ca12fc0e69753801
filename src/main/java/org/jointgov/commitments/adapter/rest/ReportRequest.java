package org.jointgov.commitments.adapter.rest;

import org.jointgov.platform.rest.Required;
import org.jspecify.annotations.Nullable;

/** @param text by what one sees that it was done, at most 2,000 characters; names no herder */
@org.eclipse.microprofile.openapi.annotations.media.Schema(name = "CommitmentReportRequest")
public record ReportRequest(@Required @Nullable String text) {}
