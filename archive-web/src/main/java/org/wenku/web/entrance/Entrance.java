package org.wenku.web.entrance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.settings.Key;
import org.wenku.archive.settings.Settings;
import org.wenku.archive.settings.SettingsFault;

/** Every way in. */
public final class Entrance {

    private Entrance() {}

    /**
     * What is to be registered.
     *
     * @throws SettingsFault if the provider that is set cannot be one
     */
    public static List<Object> of(Archive archive) {
        Optional<OpenIdProvider> provider = OpenIdProvider.of(archive.settings());
        List<Object> ways = new ArrayList<>(List.of(
                new LoginResource(archive, provider.map(OpenIdProvider::door).orElse(null)),
                new ChooseResource(archive)));
        provider.ifPresent(each -> ways.add(new ProviderResource(archive, each, newPeople(archive.settings()))));
        return ways;
    }

    /** The provider people may sign in with; null where none is set. */
    public static @Nullable ProviderDoor provider(Archive archive) {
        return OpenIdProvider.of(archive.settings()).map(OpenIdProvider::door).orElse(null);
    }

    private static boolean newPeople(Settings settings) {
        String set = settings.text(Key.OIDC_NEW_PEOPLE).strip();
        return switch (set) {
            case "refuse" -> false;
            case "enter" -> true;
            default ->
                throw new SettingsFault("the setting oidc.new-people is \"" + set + "\"; expected refuse or enter");
        };
    }
}
