package org.jointgov.audit.adapter.rest;

/**
 * How much there is.
 *
 * @param records all records of the trail
 * @param sequenced those that have their number
 * @param pending those that wait for it; more than a few mean that no sequencer runs
 */
public record AuditStatusView(long records, long sequenced, long pending) {}
