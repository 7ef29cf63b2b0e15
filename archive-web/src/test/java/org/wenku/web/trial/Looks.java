package org.wenku.web.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.LoadState;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.wenku.web.RealChromium;
import org.wenku.web.SignedIn;

/** Looks at pages as somebody who is signed in: wide by day in Chinese, narrow by night in English. */
final class Looks {

    private static final Path SCREENS = Path.of("target", "screens");

    private final URI address;
    private final Browser browser;
    private final SignedIn person;
    private final List<String> faults = new ArrayList<>();

    Looks(URI address, Browser browser, SignedIn person) {
        this.address = address;
        this.browser = browser;
        this.person = person;
    }

    /** What the browser complained of. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    /** Nothing is wrong with the page and nothing sticks out; pictures of it go to target/screens. */
    void at(String path, String name) {
        look(path, name, "zh", 1280, ColorScheme.LIGHT);
        look(path, name, "en", 375, ColorScheme.DARK);
    }

    private void look(String path, String name, String language, int width, ColorScheme scheme) {
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setLocale(language)
                .setColorScheme(scheme)
                .setViewportSize(width, 900))) {
            context.addCookies(List.of(new Cookie("session", person.cookieValue()).setUrl(address.toString())));
            Page page = context.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") || message.type().equals("warning")) {
                    faults.add(path + ": " + message.text());
                }
            });
            page.navigate(address.resolve(path).toString());
            page.waitForLoadState(LoadState.NETWORKIDLE);
            String picture =
                    name + "-" + language + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT);
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(SCREENS.resolve(picture + ".png"))
                    .setFullPage(true));
            assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                    .as(picture)
                    .isLessThanOrEqualTo(width);
            assertThat(RealChromium.barriers(page)).as(picture).isEmpty();
        }
    }
}
