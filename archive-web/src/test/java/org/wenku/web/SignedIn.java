package org.wenku.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Grant;
import org.wenku.archive.access.Role;
import org.wenku.archive.account.Account;
import org.wenku.archive.account.Accounts;
import org.wenku.archive.account.Secret;
import org.wenku.archive.account.Sessions;
import org.wenku.archive.account.SignIn;

/** Somebody who is signed in, as a test needs them: their browser in two strings, and requests in their name. */
public final class SignedIn {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final URI address;
    private final Account account;
    private final Secret secret;

    private SignedIn(URI address, Account account, Secret secret) {
        this.address = address;
        this.account = account;
        this.secret = secret;
    }

    /** Enters somebody with these roles and signs them in, without the time a password takes. */
    public static SignedIn to(Archive archive, URI address, Grant... grants) {
        String name = (grants.length == 0 ? "nobody" : grants[0].role().name().toLowerCase(java.util.Locale.ROOT)) + "-"
                + COUNT.incrementAndGet();
        Account account = new Accounts(archive).create("test", name, name, List.of(grants));
        return again(archive, address, account);
    }

    /** Signs in, in another browser, somebody who is entered already. */
    public static SignedIn again(Archive archive, URI address, Account account) {
        return new SignedIn(
                address, account, new SignIn(archive).let(account, new Sessions.Origin("127.0.0.1", "test"), "test"));
    }

    /** Somebody with this role in the whole archive. */
    public static SignedIn to(Archive archive, URI address, Role role) {
        return to(archive, address, Grant.everywhere(role));
    }

    /** Somebody with this role in one fonds. */
    public static SignedIn to(Archive archive, URI address, Role role, UUID fonds) {
        return to(archive, address, new Grant(role, fonds));
    }

    public Account account() {
        return account;
    }

    /** The login name. */
    public String name() {
        return account.name();
    }

    /** The value of the {@code Cookie} header. */
    public String cookie() {
        return "session=" + secret.text();
    }

    /** The value of the cookie {@code session} alone. */
    public String cookieValue() {
        return secret.text();
    }

    /** The value of the field {@code form-token} and of the header {@code Form-Token}. */
    public String formToken() {
        return secret.digest("form").substring(0, 32);
    }

    /** Asks as a browser does. */
    public HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    /** Sends a form, with the fields as name, value, name, value, and with the mark of the session. */
    public HttpResponse<String> post(String path, String... fields) {
        StringBuilder form = new StringBuilder("form-token=" + formToken());
        for (int i = 0; i + 1 < fields.length; i += 2) {
            form.append('&').append(encoded(fields[i])).append('=').append(encoded(fields[i + 1]));
        }
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.toString())));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A request in their name, to be completed and given to {@link #send}. */
    public HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Cookie", cookie());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request;
    }

    /** Sends a request and takes the answer as text; redirects are answers. */
    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
