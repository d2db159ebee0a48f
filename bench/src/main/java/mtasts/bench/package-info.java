/** What the built image costs, in processes of their own and side by side with bare Java. */
@NullMarked
package mtasts.bench;

import org.jspecify.annotations.NullMarked;
