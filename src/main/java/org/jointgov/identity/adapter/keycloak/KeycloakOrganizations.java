package org.jointgov.identity.adapter.keycloak;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jointgov.tenancy.api.Organizations;
import org.jointgov.tenancy.api.OrganizationsUnavailableException;
import org.jspecify.annotations.Nullable;
import org.keycloak.OAuth2Constants;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;
import org.keycloak.admin.client.resource.OrganizationMembersResource;
import org.keycloak.admin.client.resource.OrganizationResource;
import org.keycloak.admin.client.resource.OrganizationsResource;
import org.keycloak.representations.idm.MemberRepresentation;
import org.keycloak.representations.idm.MembershipType;
import org.keycloak.representations.idm.OrganizationRepresentation;

/**
 * Organizations of the hub realm, through the admin API with client credentials that may manage organizations and users,
 * which adding members needs. An organization is found by the township's id in its attributes, or by its alias. Thread-safe.
 */
@ApplicationScoped
public class KeycloakOrganizations implements Organizations {
    private static final Logger LOG = Logger.getLogger(KeycloakOrganizations.class.getName());
    private static final String TOWNSHIP = "jointgov-township";
    private static final String CODE = "jointgov-code";
    private static final int PAGE = 100;
    private static final int CONFLICT = 409;
    private static final int NOT_FOUND = 404;

    private final String url;
    private final String realm;
    private final String clientId;
    private final String clientSecret;
    private @Nullable Client client;
    private @Nullable Keycloak keycloak;

    @SuppressWarnings("NullAway") // for the CDI proxy, which never uses the fields
    protected KeycloakOrganizations() {
        this.url = null;
        this.realm = null;
        this.clientId = null;
        this.clientSecret = null;
    }

    @Inject
    public KeycloakOrganizations(
            @ConfigProperty(name = "jointgov.keycloak.url") String url,
            @ConfigProperty(name = "jointgov.keycloak.realm") String realm,
            @ConfigProperty(name = "jointgov.provisioner.client-id") String clientId,
            @ConfigProperty(name = "jointgov.provisioner.client-secret") String clientSecret) {
        this.url = url;
        this.realm = realm;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
    }

    @Override
    public String provision(Organization wanted) {
        try {
            OrganizationsResource organizations = keycloak().realm(realm).organizations();
            OrganizationRepresentation found = findOrCreate(organizations, wanted);
            OrganizationResource organization = organizations.get(found.getId());
            repair(organization, found, wanted);
            alignMembers(organization.members(), wanted.members());
            return found.getAlias();
        } catch (ProcessingException e) {
            LOG.log(Level.WARNING, () -> "keycloak unreachable " + e.getClass().getName());
            throw new OrganizationsUnavailableException();
        } catch (WebApplicationException e) {
            LOG.log(
                    Level.WARNING,
                    () -> "keycloak refused status=" + e.getResponse().getStatus());
            throw new OrganizationsUnavailableException();
        }
    }

    private synchronized Keycloak keycloak() {
        if (keycloak == null) {
            client = new JerseyClientProvider().newRestEasyClient(null, null, false);
            keycloak = KeycloakBuilder.builder()
                    .serverUrl(url)
                    .realm(realm)
                    .grantType(OAuth2Constants.CLIENT_CREDENTIALS)
                    .clientId(clientId)
                    .clientSecret(clientSecret)
                    .resteasyClient(client)
                    .build();
        }
        return keycloak;
    }

    @PreDestroy
    synchronized void close() {
        if (client != null) {
            client.close();
        }
    }

    private static OrganizationRepresentation findOrCreate(OrganizationsResource organizations, Organization wanted) {
        List<OrganizationRepresentation> known =
                organizations.searchByAttribute(TOWNSHIP + ":" + wanted.township(), 0, 2);
        if (!known.isEmpty()) {
            return full(organizations, known.get(0));
        }
        OrganizationRepresentation fresh = new OrganizationRepresentation();
        fresh.setAlias(wanted.alias());
        describe(fresh, wanted);
        try (Response created = organizations.create(fresh)) {
            if (created.getStatus() != CONFLICT) {
                succeeded(created);
                String path = created.getLocation().getPath();
                return organizations
                        .get(path.substring(path.lastIndexOf('/') + 1))
                        .toRepresentation();
            }
        }
        // There, but without our attribute.
        return byAlias(organizations, wanted.alias())
                .map(found -> full(organizations, found))
                .orElseThrow(OrganizationsUnavailableException::new);
    }

    private static Optional<OrganizationRepresentation> byAlias(OrganizationsResource organizations, String alias) {
        for (int first = 0; ; first += PAGE) {
            List<OrganizationRepresentation> page = organizations.list(first, PAGE);
            for (OrganizationRepresentation each : page) {
                if (alias.equals(each.getAlias())) {
                    return Optional.of(each);
                }
            }
            if (page.size() < PAGE) {
                return Optional.empty();
            }
        }
    }

    private static OrganizationRepresentation full(
            OrganizationsResource organizations, OrganizationRepresentation brief) {
        return organizations.get(brief.getId()).toRepresentation();
    }

    private static void repair(
            OrganizationResource organization, OrganizationRepresentation found, Organization wanted) {
        String before = described(found);
        describe(found, wanted);
        if (!described(found).equals(before)) {
            try (Response updated = organization.update(found)) {
                succeeded(updated);
            }
        }
    }

    private static void describe(OrganizationRepresentation organization, Organization wanted) {
        organization.setName(wanted.name());
        organization.setEnabled(true);
        Map<String, List<String>> attributes = new HashMap<>();
        if (organization.getAttributes() != null) {
            attributes.putAll(organization.getAttributes());
        }
        attributes.put(TOWNSHIP, List.of(wanted.township().toString()));
        attributes.put(CODE, List.of(wanted.code()));
        organization.setAttributes(attributes);
    }

    private static String described(OrganizationRepresentation organization) {
        return organization.getName() + "\n" + organization.isEnabled() + "\n" + organization.getAttributes();
    }

    private static void alignMembers(OrganizationMembersResource members, Set<String> wanted) {
        Set<String> missing = new HashSet<>(wanted);
        Set<String> surplus = new HashSet<>();
        for (int first = 0; ; first += PAGE) {
            List<MemberRepresentation> page = members.list(first, PAGE);
            for (MemberRepresentation member : page) {
                if (!missing.remove(member.getId())
                        && !wanted.contains(member.getId())
                        && member.getMembershipType() == MembershipType.UNMANAGED) {
                    surplus.add(member.getId());
                }
            }
            if (page.size() < PAGE) {
                break;
            }
        }
        for (String subject : missing) {
            try (Response added = members.addMember(subject)) {
                // Deleted in the hub since, or added by somebody else meanwhile.
                if (added.getStatus() != NOT_FOUND && added.getStatus() != CONFLICT) {
                    succeeded(added);
                }
            }
        }
        for (String subject : surplus) {
            try (Response removed = members.removeMember(subject)) {
                if (removed.getStatus() != NOT_FOUND) {
                    succeeded(removed);
                }
            }
        }
    }

    private static void succeeded(Response response) {
        if (response.getStatusInfo().getFamily() != Response.Status.Family.SUCCESSFUL) {
            LOG.log(Level.WARNING, () -> "keycloak refused status=" + response.getStatus());
            throw new OrganizationsUnavailableException();
        }
    }
}
