package org.wenku.web.staff.describe;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.wenku.archive.account.Account;
import org.wenku.archive.describing.Drafts;
import org.wenku.web.caller.Caller;
import org.wenku.web.failure.Problem;
import org.wenku.web.failure.Refusal;

/**
 * What the form hears when it has sent what is typed.
 *
 * @param saved when it was kept, as written
 */
public record DraftAnswer(String saved) {

    static Response kept(
            Drafts drafts, ContainerRequestContext request, Drafts.Subject subject, Map<String, List<String>> form) {
        UUID account =
                Caller.of(request).account().map(Account::id).orElseThrow(() -> Refusal.of(Problem.UNAUTHENTICATED));
        Integer version = Typed.of(form).version();
        if (version == null) {
            throw Refusal.of(Problem.BAD_PARAMETER, "version", "—", "0, 1, 2 …");
        }
        Drafts.Draft kept = drafts.keep(account, subject, version, Typed.kept(form));
        return Response.ok(new DraftAnswer(Forms.time(kept.savedAt()))).build();
    }
}
