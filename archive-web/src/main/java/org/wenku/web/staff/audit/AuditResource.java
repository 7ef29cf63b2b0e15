package org.wenku.web.staff.audit;

import static java.util.Objects.requireNonNullElse;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Right;
import org.wenku.archive.audit.Audit;
import org.wenku.archive.audit.AuditEntry;
import org.wenku.archive.audit.AuditQuestion;
import org.wenku.web.caller.Caller;
import org.wenku.web.caller.Needs;
import org.wenku.web.failure.Problem;
import org.wenku.web.failure.Refusal;
import org.wenku.web.page.DeskDoor;
import org.wenku.web.page.Frame;
import org.wenku.web.page.Messages;
import org.wenku.web.page.View;
import org.wenku.web.page.Visit;

/** {@code /staff/audit}: who did what, for administrators. */
@Path("staff")
@Needs(Right.ADMINISTER)
public final class AuditResource {

    private static final int PAGE = 100;
    private static final int PIECE = 1000;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Audit audit;

    /** The log of this archive. */
    public AuditResource(Archive archive) {
        this.audit = Audit.of(archive);
    }

    /** A page of it; {@code check} looks whether the chain holds from end to end. */
    @GET
    @Path("audit")
    @Produces("text/html;charset=UTF-8")
    public View page(
            @QueryParam("by") @Nullable String by,
            @QueryParam("act") @Nullable String act,
            @QueryParam("day") @Nullable String day,
            @QueryParam("before") @Nullable String before,
            @QueryParam("check") @Nullable String check,
            @Context ContainerRequestContext request) {
        Visit visit = Visit.of(request);
        Messages text = visit.text();
        LocalDate known = day(day);
        String fault = given(day) != null && known == null ? text.of("audit.fault.day") : null;
        List<AuditEntry> entries =
                audit.page(new AuditQuestion(given(by), given(act), known), number(before), PAGE + 1);
        List<AuditEntry> shown = entries.size() > PAGE ? entries.subList(0, PAGE) : entries;
        String narrowed = query(by, act, day);
        return new View(
                "staff/audit/audit.jte",
                new AuditPage(
                        Frame.of(visit, text.of("desk.audit"), null).atDesk(DeskDoor.AUDIT),
                        requireNonNullElse(by, ""),
                        requireNonNullElse(act, ""),
                        requireNonNullElse(day, ""),
                        fault,
                        check == null ? null : checked(text),
                        shown.stream().map(entry -> row(entry, text)).toList(),
                        "/staff/audit.csv?" + narrowed,
                        entries.size() > PAGE
                                ? "/staff/audit?" + narrowed + "before="
                                        + shown.get(PAGE - 1).number()
                                : null,
                        before == null ? null : "/staff/audit?" + narrowed));
    }

    private String checked(Messages text) {
        OptionalLong broken = audit.firstBroken();
        return broken.isPresent() ? text.of("audit.broken", broken.getAsLong()) : text.of("audit.whole");
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        try {
            String day = given(text);
            return day == null ? null : LocalDate.parse(day);
        } catch (DateTimeParseException notOne) {
            return null; // because the page says so beside the field, and shows the log meanwhile
        }
    }

    private static @Nullable Long number(@Nullable String text) {
        try {
            return text == null ? null : Long.valueOf(text);
        } catch (NumberFormatException notOne) {
            throw Refusal.of(Problem.BAD_CURSOR);
        }
    }

    private static String query(@Nullable String by, @Nullable String act, @Nullable String day) {
        StringBuilder query = new StringBuilder();
        Map<String, String> given = new TreeMap<>();
        given.put("by", requireNonNullElse(by, ""));
        given.put("act", requireNonNullElse(act, ""));
        given.put("day", requireNonNullElse(day, ""));
        given.forEach((name, value) -> {
            if (!value.isBlank()) {
                query.append(name)
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
                        .append('&');
            }
        });
        return query.toString();
    }

    private static AuditPage.Row row(AuditEntry entry, Messages text) {
        String key = "audit.act." + entry.act();
        return new AuditPage.Row(
                entry.number(),
                TIME.format(entry.at()),
                entry.by(),
                entry.act(),
                text.has(key) ? text.of(key) : entry.act(),
                requireNonNullElse(entry.subject(), ""),
                detail(entry));
    }

    private static String detail(AuditEntry entry) {
        return entry.detail().entrySet().stream()
                .map(each -> each.getKey() + ": " + each.getValue())
                .collect(Collectors.joining("; "));
    }

    /** All that the filters leave, as a table; read and written a piece at a time. */
    @GET
    @Path("audit.csv")
    @Produces("text/csv;charset=UTF-8")
    public Response table(
            @QueryParam("by") @Nullable String by,
            @QueryParam("act") @Nullable String act,
            @QueryParam("day") @Nullable String day,
            @Context ContainerRequestContext request) {
        AuditQuestion question = new AuditQuestion(given(by), given(act), day(day));
        audit.record(Caller.of(request).name(), "audit.export", null);
        StreamingOutput rows = out -> {
            Writer csv = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            csv.write("\ufeffnumber,at,by,act,subject,detail,digest\r\n");
            List<AuditEntry> piece = audit.page(question, null, PIECE);
            while (!piece.isEmpty()) {
                for (AuditEntry entry : piece) {
                    write(csv, entry);
                }
                piece = audit.page(question, piece.get(piece.size() - 1).number(), PIECE);
            }
            csv.flush();
        };
        return Response.ok(rows)
                .header("Content-Disposition", "attachment; filename=\"audit.csv\"")
                .build();
    }

    private static void write(Writer csv, AuditEntry entry) throws IOException {
        csv.write(entry.number() + "," + entry.at() + "," + cell(entry.by()) + "," + cell(entry.act()) + ","
                + cell(requireNonNullElse(entry.subject(), "")) + "," + cell(detail(entry)) + "," + entry.digest()
                + "\r\n");
    }

    /** A text that no spreadsheet takes for a formula: what begins like one gets an apostrophe before it. */
    static String cell(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r\n＝＋－＠".indexOf(text.charAt(0)) >= 0;
        return "\"" + (formula ? "'" : "") + text.replace("\"", "\"\"") + "\"";
    }
}
