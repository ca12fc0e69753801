package org.jointgov.meetings.adapter.rest;

import java.time.LocalDate;
import java.util.UUID;
import org.jointgov.platform.rest.Required;
import org.jspecify.annotations.Nullable;

/**
 * Who signs for the leader.
 *
 * @param id made by the client, so that a repeated call names nobody twice
 * @param membershipId another leader's or a clerk's of the township
 * @param firstDay in Asia/Shanghai
 * @param lastDay included; at most 92 days after the first
 */
public record SigningDeputyRequest(
        @Nullable UUID id,
        @Required @Nullable UUID membershipId,
        @Required @Nullable LocalDate firstDay,
        @Required @Nullable LocalDate lastDay) {}
