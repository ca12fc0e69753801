package org.jointgov.disputes.adapter.rest;

import org.jspecify.annotations.Nullable;

/**
 * An acknowledgement.
 *
 * @param afterDecline the caller knows that the own side has declined, and takes the alert up none the less; absent: no
 */
public record AcknowledgementRequest(@Nullable Boolean afterDecline) {}
