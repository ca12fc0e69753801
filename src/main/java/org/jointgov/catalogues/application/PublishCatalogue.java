package org.jointgov.catalogues.application;

import jakarta.inject.Inject;
import java.util.List;
import org.jointgov.audit.api.AuditEntry;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.catalogues.domain.Catalogue;
import org.jointgov.catalogues.domain.CatalogueEntry;
import org.jointgov.catalogues.domain.CatalogueKind;
import org.jointgov.catalogues.domain.Catalogues;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.platform.rest.EntityTags;
import org.jointgov.shared.NotFoundException;
import org.jointgov.shared.RecordKind;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Roles;
import org.jspecify.annotations.Nullable;

/**
 * An operator puts the next version of a catalogue into force. What records bear stays as it was chosen; answers to alerts that
 * are shared already stay due when they were.
 */
@UseCase
public class PublishCatalogue {
    private final RequestContext request;
    private final Commands commands;
    private final Catalogues catalogues;
    private final CatalogueQueries queries;
    private final AuditTrail auditTrail;

    @SuppressWarnings("NullAway") // for the CDI proxy, which never uses the fields
    protected PublishCatalogue() {
        this.request = null;
        this.commands = null;
        this.catalogues = null;
        this.queries = null;
        this.auditTrail = null;
    }

    @Inject
    public PublishCatalogue(
            RequestContext request,
            Commands commands,
            Catalogues catalogues,
            CatalogueQueries queries,
            AuditTrail auditTrail) {
        this.request = request;
        this.commands = commands;
        this.catalogues = catalogues;
        this.queries = queries;
        this.auditTrail = auditTrail;
    }

    /**
     * Publishes it.
     *
     * @param ifMatch the tag of the version in force, as the caller read it
     * @throws NotFoundException when there is no such catalogue
     * @throws org.jointgov.shared.InvalidFieldsException when the entries are no next version
     * @throws org.jointgov.shared.PreconditionFailedException when another version has come into force since
     */
    public CatalogueView publish(String kind, @Nullable String ifMatch, List<CatalogueEntry> entries) {
        request.caller().requirePerson(Roles.OPERATOR);
        CatalogueKind known = CatalogueKind.find(kind).orElseThrow(NotFoundException::new);
        return commands.once(effect -> queries.get(kind, null), () -> {
            Catalogue current = catalogues.find(known, null).orElseThrow(NotFoundException::new);
            EntityTags.check(current.version(), EntityTags.required(ifMatch));
            current.requireNext(entries);
            catalogues.publish(known, current.version(), entries);
            int version = current.version() + 1;
            // In nobody's feed: devices ask for the catalogue when they connect, and again when a code is new to them.
            auditTrail.append(new AuditEntry(
                    "publish",
                    RecordKind.CATALOGUE.slug(),
                    known.id(),
                    version,
                    null,
                    null,
                    List.of(),
                    Catalogue.canonicalForm(known, version, entries),
                    AuditEntry.Visible.NOTHING));
            return queries.get(kind, null);
        });
    }
}
