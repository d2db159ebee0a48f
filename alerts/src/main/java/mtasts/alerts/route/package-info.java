/** Which receiver hears of what. */
@NullMarked
package mtasts.alerts.route;

import org.jspecify.annotations.NullMarked;
