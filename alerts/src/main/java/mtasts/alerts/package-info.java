/** Is this news, and who has been told? */
@NullMarked
package mtasts.alerts;

import org.jspecify.annotations.NullMarked;
