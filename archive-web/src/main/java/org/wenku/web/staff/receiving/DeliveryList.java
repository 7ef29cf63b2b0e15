package org.wenku.web.staff.receiving;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wenku.web.api.Answer;

/**
 * A page of somebody's deliveries, the newest first.
 *
 * @param next the cursor of the page after this one; null at the end
 */
public record DeliveryList(
        List<DeliveryAnswer> deliveries, @Nullable String next) implements Answer {

    public DeliveryList {
        deliveries = List.copyOf(deliveries);
    }
}
