/** The monitor over HTTP: metrics, health, the API and the status page. Read-only. */
@NullMarked
package mtasts.monitor.web;

import org.jspecify.annotations.NullMarked;
