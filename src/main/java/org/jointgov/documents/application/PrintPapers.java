package org.jointgov.documents.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jointgov.documents.domain.Composition;
import org.jointgov.documents.domain.Minutes;
import org.jointgov.documents.domain.Plan;
import org.jointgov.platform.time.Time;
import org.jointgov.shared.RequestContext;

/** Prints a meeting's papers. First they are read, in a transaction of its own; printing holds no connection. */
@ApplicationScoped
public class PrintPapers {
    private final TakeOutPapers papers;
    private final Press press;
    private final RequestContext request;
    private final String verification;

    @SuppressWarnings("NullAway") // for the CDI proxy, which never uses the fields
    protected PrintPapers() {
        this.papers = null;
        this.press = null;
        this.request = null;
        this.verification = null;
    }

    @Inject
    public PrintPapers(
            TakeOutPapers papers,
            Press press,
            RequestContext request,
            @ConfigProperty(name = "jointgov.base-url") String baseUrl) {
        this.papers = papers;
        this.press = press;
        this.request = request;
        this.verification = baseUrl + "/verification";
    }

    /** The latest minutes as PDF. @throws NotFoundException when the caller sees none */
    public PrintedPaper minutesPdf(UUID meetingId) {
        Minutes minutes = papers.minutes(meetingId);
        Composition composition = compose(minutes);
        return paper(composition, minutesName(minutes), press.pdf(composition));
    }

    /** The latest minutes for a word processor. @throws NotFoundException when the caller sees none */
    public PrintedPaper minutesDocx(UUID meetingId) {
        Minutes minutes = papers.minutes(meetingId);
        Composition composition = compose(minutes);
        return paper(composition, minutesName(minutes), press.docx(composition));
    }

    /** The sheet to be signed by hand, as PDF. @throws NotFoundException when the caller sees no such meeting */
    public PrintedPaper signInSheet(UUID meetingId) {
        Plan plan = papers.plan(meetingId);
        Composition composition = SignInSheet.of(plan, words(), request.now());
        return paper(composition, "sign-in-sheet-" + day(plan), press.pdf(composition));
    }

    /** The meeting pack as PDF. @throws NotFoundException when the caller sees no such meeting */
    public PrintedPaper pack(UUID meetingId) {
        var pack = papers.pack(meetingId);
        Composition composition = PackDocument.of(pack, words(), request.now());
        return paper(composition, "meeting-pack-" + day(pack.plan()), press.pdf(composition));
    }

    private Composition compose(Minutes minutes) {
        return MinutesDocument.of(minutes, words(), verification, request.now());
    }

    private Words words() {
        return new Words(request.locale());
    }

    private static String minutesName(Minutes minutes) {
        return "minutes-" + day(minutes.plan()) + "-revision-" + minutes.revision();
    }

    private static String day(Plan plan) {
        return plan.startsAt().atZone(Time.ZONE).toLocalDate().toString();
    }

    private static PrintedPaper paper(Composition composition, String plainName, byte[] content) {
        return new PrintedPaper(composition.name(), plainName, content);
    }
}
