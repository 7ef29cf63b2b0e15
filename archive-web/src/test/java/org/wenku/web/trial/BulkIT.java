package org.wenku.web.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wenku.archive.access.Access;
import org.wenku.archive.access.Role;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.Cataloguing;
import org.wenku.archive.catalogue.NewRecord;
import org.wenku.archive.catalogue.RecordIds;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Statements;
import org.wenku.archive.description.Term;
import org.wenku.web.RealChromium;
import org.wenku.web.SignedIn;

/** Many records are changed at once in a real browser: with the keyboard alone, and without scripts. */
class BulkIT {

    private static final String LONG =
            "里弄居民申请装设公用电话往来函件及附图（抄件）".repeat(3) + "correspondence-about-the-public-telephone-".repeat(3);

    @TempDir
    private Path folder;

    private static NewRecord unit(Level level, String code, String title) {
        return new NewRecord(
                RecordIds.next(),
                level,
                code,
                Statements.of(
                        Statement.curated(Term.TITLE, title, "zh-Hans"),
                        Statement.curated(Term.SUBJECT, "电话机", "zh-Hans")),
                RecordState.DRAFT,
                Access.OPEN);
    }

    private static void enter(TrialSite trial) throws InterruptedException {
        trial.house().archive().<Void>write(new Act("keeper", "enter", null), desk -> {
            UUID lane = desk.createFonds(unit(Level.FONDS, "LANE", "里弄档案")).id();
            enter(desk, lane, "a", LONG);
            for (int letter = 1; letter <= 30; letter++) {
                enter(desk, lane, "b" + letter, "公用电话来信 " + letter);
            }
            return null;
        });
        trial.house().archive().follower().awaitCaughtUp(Duration.ofMinutes(1));
    }

    private static void enter(Cataloguing desk, UUID fonds, String code, String title) {
        desk.create(fonds, unit(Level.ITEM, code, title));
    }

    private static long changed(TrialSite trial) {
        return trial.ask("select reference_code from record where statements @> '[{\"value\": \"电话\"}]'")
                .size();
    }

    private static BrowserContext browsing(TrialSite trial, Browser browser, SignedIn person, boolean scripts) {
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setLocale("en").setJavaScriptEnabled(scripts));
        context.addCookies(List.of(new Cookie("session", person.cookieValue())
                .setUrl(trial.address().toString())));
        context.setDefaultTimeout(20_000);
        return context;
    }

    /** Goes from one thing to the next with the tabulator until it stands on this one. */
    private static void tabTo(Page page, String what) {
        for (int i = 0; i < 200; i++) {
            page.keyboard().press("Tab");
            String here = (String) page.evaluate("() => { const at = document.activeElement; return at.id || at.name"
                    + " || at.textContent.trim(); }");
            if (what.equals(here)) {
                return;
            }
        }
        throw new AssertionError("the keyboard does not lead to " + what + " on " + page.url());
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .first()
                .click();
    }

    @Test
    void a_search_is_changed_and_changed_back_with_the_keyboard_alone() throws Exception {
        try (TrialSite trial = TrialSite.in(folder, Map.of());
                RealChromium chromium = RealChromium.start()) {
            SignedIn keeper = trial.signedIn(Role.ARCHIVIST);
            Looks looks = new Looks(trial.address(), chromium.browser(), keeper);
            looks.at("/staff/bulk", "bulk-none");
            enter(trial);
            looks.at("/staff/bulk/new?q=", "bulk-wish");
            String set;
            try (BrowserContext context = browsing(trial, chromium.browser(), keeper, true)) {
                Page page = context.newPage();
                page.navigate(trial.address().resolve("/search?q=公用电话").toString());
                tabTo(page, "Edit these records");
                page.keyboard().press("Enter");
                page.waitForURL("**/staff/bulk/new?*");
                assertThat(page.locator("#was-0").isHidden())
                        .as("only what an operation needs is shown")
                        .isTrue();
                tabTo(page, "name");
                page.keyboard().type("电话");
                tabTo(page, "do-0");
                page.keyboard().type("Replace a whole");
                tabTo(page, "term-0");
                page.keyboard().type("Subject");
                tabTo(page, "was-0");
                page.keyboard().type("电话机");
                page.keyboard().press("Tab");
                page.keyboard().type("电话");
                tabTo(page, "Preview");
                page.keyboard().press("Enter");
                page.waitForSelector("text=Change these 31 records");
                set = page.url();
                assertThat(changed(trial)).isZero();
                looks.at(URI.create(set).getPath(), "bulk-preview");
                tabTo(page, "Change these 31 records");
                page.keyboard().press("Enter");
                page.waitForSelector(".standing:text-is('Applied')");
                assertThat(changed(trial)).isEqualTo(31);
                looks.at(URI.create(set).getPath(), "bulk-applied");

                page.waitForSelector("text=Undo…");
                tabTo(page, "Undo…");
                page.keyboard().press("Enter");
                page.waitForSelector("text=Change these 31 records");
                tabTo(page, "Change these 31 records");
                page.keyboard().press("Enter");
                page.waitForSelector(".standing:text-is('Applied')");
            }
            assertThat(changed(trial)).isZero();
            looks.at(URI.create(set).getPath(), "bulk-undone");
            looks.at("/staff/bulk", "bulk-sets");
            assertThat(looks.faults()).isEmpty();
        }
    }

    @Test
    void listed_records_are_changed_but_for_those_left_out_and_a_sheet_goes_round_without_scripts() throws Exception {
        try (TrialSite trial = TrialSite.in(folder, Map.of());
                RealChromium chromium = RealChromium.start()) {
            SignedIn keeper = trial.signedIn(Role.ARCHIVIST);
            enter(trial);
            try (BrowserContext context = browsing(trial, chromium.browser(), keeper, false)) {
                Page page = context.newPage();
                page.navigate(trial.address().resolve("/staff/bulk").toString());
                page.getByLabel("Or codes, one a line").fill("LANE/a\nLANE/b1\nLANE/b2\nLANE/none");
                page.locator("form[action='/staff/bulk/new'] button").click();
                assertThat(page.locator(".lead").textContent()).isEqualTo("4 listed codes");
                page.getByLabel("Name of the change set").fill("电话");
                page.locator("#do-0").selectOption("replace");
                page.locator("#term-0").selectOption("subject");
                page.locator("#was-0").fill("电话机");
                page.locator("#is-0").fill("电话");
                press(page, "Preview");
                awaitWithoutScripts(page, "Change these 3 records");
                assertThat(page.locator(".bulk-faults").textContent()).contains("LANE/none");
                Looks looks = new Looks(trial.address(), chromium.browser(), keeper);
                looks.at(URI.create(page.url()).getPath(), "bulk-faults");

                page.getByLabel("LANE/b1", new Page.GetByLabelOptions().setExact(true))
                        .check();
                press(page, "Leave the ticked ones out");
                awaitWithoutScripts(page, "Change these 2 records");
                press(page, "Change these 2 records");
                awaitWithoutScripts(page, "Applied");
                assertThat(changed(trial)).isEqualTo(2);

                page.navigate(trial.address().resolve("/staff/bulk/new?q=公用电话").toString());
                Path sheet = folder.resolve("records.csv");
                page.waitForDownload(() -> press(page, "CSV")).saveAs(sheet);
                edit(sheet);
                page.navigate(trial.address().resolve("/staff/bulk").toString());
                page.locator("#bulk-sheet").setInputFiles(sheet);
                press(page, "Preview");
                awaitWithoutScripts(page, "Change these 29 records");
                assertThat(page.locator(".bulk-records").textContent()).contains("电话机", "电话");
                press(page, "Change these 29 records");
                awaitWithoutScripts(page, "Applied");
                assertThat(looks.faults()).isEmpty();
            }
            assertThat(changed(trial)).isEqualTo(31);
        }
    }

    /** Asks again, as somebody without scripts does. */
    private static void awaitWithoutScripts(Page page, String words) {
        Locator said = page.getByText(words, new Page.GetByTextOptions().setExact(true));
        for (int i = 0; i < 200 && said.count() == 0; i++) {
            page.waitForTimeout(100);
            page.reload();
        }
        assertThat(said.first().isVisible()).as(words).isTrue();
    }

    private static void edit(Path sheet) throws IOException {
        String text = Files.readString(sheet, StandardCharsets.UTF_8);
        Files.writeString(sheet, text.replace("电话机", "电话"), StandardCharsets.UTF_8);
    }
}
