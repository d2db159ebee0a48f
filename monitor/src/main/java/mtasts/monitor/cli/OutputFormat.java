package mtasts.monitor.cli;

/** How a result is printed. */
enum OutputFormat {
  TEXT,
  JSON
}
