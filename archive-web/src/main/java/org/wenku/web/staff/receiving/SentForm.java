package org.wenku.web.staff.receiving;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.accession.Accession;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.ingest.upload.Deliveries;
import org.wenku.ingest.upload.NewDelivery;
import org.wenku.ingest.upload.SenderGone;
import org.wenku.ingest.upload.SentPath;
import org.wenku.ingest.upload.UploadRefused;
import org.wenku.ingest.upload.Uploads;
import org.wenku.ingest.upload.Way;
import org.wenku.web.caller.Caller;
import org.wenku.web.failure.Problem;
import org.wenku.web.failure.Refusal;
import org.wenku.web.form.FormParts;
import org.wenku.web.page.Language;
import org.wenku.web.page.Messages;
import org.wenku.web.page.Visit;

/**
 * Takes what was sent with a plain form: the fields {@code into}, {@code accession} and {@code publish} first, then the files. It is taken as
 * a whole or not at all, because a form cannot go on where it was cut off.
 */
final class SentForm {

    private final ReceivingRights rights;
    private final Deliveries deliveries;
    private final Uploads uploads;

    SentForm(ReceivingRights rights, Deliveries deliveries, Uploads uploads) {
        this.rights = rights;
        this.deliveries = deliveries;
        this.uploads = uploads;
    }

    /**
     * What became of a form.
     *
     * @param delivery what was handed in; null when something was wrong
     * @param fault what was wrong; null when nothing was
     */
    record Result(
            String into,
            String accession,
            @Nullable UUID delivery,
            @Nullable String fault) {}

    Result take(ContainerRequestContext request, FormParts parts) throws IOException {
        Caller caller = Caller.of(request);
        Language language = Visit.of(request).language();
        Messages text = Messages.in(language);
        Filling filling = new Filling(caller, text);
        try {
            Optional<FormParts.Part> part = parts.next();
            while (part.isPresent()) {
                filling.take(part.get());
                // Because a browser listens only when it has sent everything, what is wrong is said at the end.
                part = parts.next();
            }
            return filling.handIn();
        } catch (UploadRefused refused) {
            filling.giveUp();
            return new Result(filling.into, filling.accession, null, Refusing.said(refused, language));
        } catch (SenderGone gone) {
            filling.giveUp();
            throw Refusal.of(Problem.BAD_REQUEST);
        } catch (IOException | RuntimeException e) {
            filling.giveUp();
            throw e;
        }
    }

    private final class Filling {

        private final Caller caller;
        private final Messages text;
        private String into = "";
        private String accession = "";
        private boolean publish;
        private @Nullable UUID delivery;
        private @Nullable String fault;

        Filling(Caller caller, Messages text) {
            this.caller = caller;
            this.text = text;
        }

        void take(FormParts.Part part) throws IOException {
            String file = part.file();
            if (file == null) {
                into = part.name().equals("into") ? part.value().strip() : into;
                accession = part.name().equals("accession") ? part.value().strip() : accession;
                publish |= part.name().equals("publish");
            } else if (!file.isEmpty() && fault == null) {
                SentPath path = SentPath.of(file.replace('\\', '/'));
                UUID to = delivery(path);
                if (to != null) {
                    uploads.receiveAtOnce(caller.name(), to, path, part.content());
                }
            }
        }

        private @Nullable UUID delivery(SentPath first) {
            if (delivery == null) {
                CatalogueRecord named = rights.unit(into).orElse(null);
                if (named == null || named.level() == Level.ITEM) {
                    fault = text.of("receive.fault.into", into);
                    return null;
                }
                Accession belongs =
                        accession.isEmpty() ? null : rights.accession(accession).orElse(null);
                if (belongs == null && !accession.isEmpty()) {
                    fault = text.of("imports.fault.accession", accession);
                    return null;
                }
                CatalogueRecord target = rights.target(caller, named.id(), publish);
                delivery = deliveries
                        .open(
                                caller.name(),
                                target,
                                new NewDelivery(
                                        publish,
                                        Way.FORM,
                                        first.names().get(0).display(),
                                        belongs == null ? null : belongs.id()))
                        .id();
            }
            return delivery;
        }

        Result handIn() throws IOException {
            if (delivery == null) {
                return new Result(into, accession, null, fault == null ? text.of("receive.fault.no-file") : fault);
            }
            deliveries.handIn(caller.name(), delivery);
            return new Result(into, accession, delivery, null);
        }

        void giveUp() throws IOException {
            if (delivery != null) {
                deliveries.giveUp(caller.name(), delivery);
            }
        }
    }
}
