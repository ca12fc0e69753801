package org.jointgov.tenancy.application;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jointgov.audit.api.AuditEntry;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.platform.time.Ids;
import org.jointgov.shared.Caller;
import org.jointgov.shared.Fields;
import org.jointgov.shared.IdInUseException;
import org.jointgov.shared.InvalidFieldsException;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Roles;
import org.jointgov.tenancy.domain.Invitation;
import org.jointgov.tenancy.domain.Invitations;
import org.jointgov.tenancy.domain.Invitee;
import org.jointgov.tenancy.domain.Townships;
import org.jspecify.annotations.Nullable;

/** An operator invites somebody by the name that their province's directory knows them by; somebody else confirms. */
@UseCase
public class Invite {
    private static final Map<String, List<String>> ROLES = Map.of(
            "township", List.of(Roles.LEADER, Roles.CLERK, Roles.MEDIATOR),
            "county", List.of(Roles.COUNTY_OFFICER),
            "province", List.of(Roles.PROVINCIAL_OFFICER),
            "platform", List.of(Roles.OPERATOR));
    private static final Pattern COUNTY = Pattern.compile("[0-9]{6}");
    private static final Pattern PROVINCE = Pattern.compile("[0-9]{2}");

    private final RequestContext request;
    private final Commands commands;
    private final Townships townships;
    private final Invitations invitations;
    private final IdentityProviders identityProviders;
    private final TenancyQueries queries;
    private final AuditTrail auditTrail;

    @SuppressWarnings("NullAway") // for the CDI proxy, which never uses the fields
    protected Invite() {
        this.request = null;
        this.commands = null;
        this.townships = null;
        this.invitations = null;
        this.identityProviders = null;
        this.queries = null;
        this.auditTrail = null;
    }

    @Inject
    public Invite(
            RequestContext request,
            Commands commands,
            Townships townships,
            Invitations invitations,
            IdentityProviders identityProviders,
            TenancyQueries queries,
            AuditTrail auditTrail) {
        this.request = request;
        this.commands = commands;
        this.townships = townships;
        this.invitations = invitations;
        this.identityProviders = identityProviders;
        this.queries = queries;
        this.auditTrail = auditTrail;
    }

    /** Who is invited to act as what; see {@link Invitee}. The id may be the caller's. */
    public record Command(
            @Nullable UUID id,
            @Nullable String identityProvider,
            @Nullable String username,
            @Nullable String scope,
            @Nullable String role,
            @Nullable String office,
            @Nullable UUID townshipId,
            @Nullable String countyCode,
            @Nullable String provinceCode) {}

    /** Invites. */
    public InvitationView invite(Command command) {
        Invitee invitee = invitee(command);
        Caller caller = request.caller();
        caller.requirePerson(Roles.OPERATOR);
        return commands.once(effect -> queries.invitation(effect.recordId()), () -> {
            checkOrigin(invitee);
            UUID id = command.id() == null ? Ids.next() : command.id();
            if (invitations.find(id).isPresent()) {
                throw new IdInUseException();
            }
            Invitation invitation = new Invitation(id, invitee, caller.personId(), request.now());
            invitations.store(invitation);
            auditTrail.append(AuditEntry.of(
                    "invite",
                    "invitation",
                    id,
                    invitation.version(),
                    invitee.townshipId(),
                    null,
                    invitation.content()));
            return queries.invitation(id);
        });
    }

    private static Invitee invitee(Command command) {
        Fields fields = new Fields();
        String scope = fields.oneOf("/scope", command.scope(), ROLES.keySet());
        String role = fields.oneOf("/role", command.role(), ROLES.getOrDefault(scope, List.of()));
        String provider = fields.line("/identityProvider", command.identityProvider(), 60);
        String username = fields.line("/username", command.username(), 120);
        String office = fields.line("/office", command.office(), 60);
        boolean township = belongs(fields, "/townshipId", command.townshipId(), scope.equals("township"));
        boolean county = belongs(fields, "/countyCode", command.countyCode(), scope.equals("county"));
        boolean province = belongs(fields, "/provinceCode", command.provinceCode(), scope.equals("province"));
        if (county && !COUNTY.matcher(String.valueOf(command.countyCode())).matches()) {
            fields.reject("/countyCode", "malformed");
        }
        if (province
                && !PROVINCE.matcher(String.valueOf(command.provinceCode())).matches()) {
            fields.reject("/provinceCode", "malformed");
        }
        Invitee invitee = new Invitee(
                provider,
                username,
                scope,
                role,
                office,
                township ? command.townshipId() : null,
                county ? command.countyCode() : null,
                province ? command.provinceCode() : null);
        if (invitee.isMachine() && (!scope.equals("township") || role.equals(Roles.LEADER))) {
            fields.reject("/role", "unknown-value");
        }
        fields.check();
        return invitee;
    }

    /** Notes a field that is missing or does not belong there. */
    private static boolean belongs(Fields fields, String pointer, @Nullable Object value, boolean expected) {
        if (expected && value == null) {
            fields.reject(pointer, "required");
        } else if (!expected && value != null) {
            fields.reject(pointer, "unknown-value");
        }
        return expected && value != null;
    }

    /** Each side's people come from its own province's directory; only the platform's people are the hub's own. */
    private void checkOrigin(Invitee invitee) {
        String province = invitee.provinceCode();
        if (invitee.townshipId() != null) {
            province = townships
                    .leadership(invitee.townshipId())
                    .orElseThrow(() -> InvalidFieldsException.of("/townshipId", "unknown-value"))
                    .provinceCode();
        } else if (invitee.countyCode() != null) {
            province = invitee.countyCode().substring(0, 2);
        }
        if (invitee.isMachine()) {
            return;
        }
        String expected =
                province == null ? Invitee.HUB : identityProviders.of(province).orElse("");
        if (!invitee.identityProvider().equals(expected)) {
            throw InvalidFieldsException.of("/identityProvider", "unknown-value");
        }
    }
}
