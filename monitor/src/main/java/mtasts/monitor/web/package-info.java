/**
 * The monitor over HTTP: metrics, health, the API and the status page. Read-only but for silences
 * and acknowledgements.
 */
@NullMarked
package mtasts.monitor.web;

import org.jspecify.annotations.NullMarked;
