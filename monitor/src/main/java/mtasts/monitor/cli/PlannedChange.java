package mtasts.monitor.cli;

import mtasts.checks.history.Plan;
import mtasts.checks.report.DomainName;

/**
 * A plan to be printed.
 *
 * @param domain the domain
 * @param aim what is to change, in a few words
 * @param source what the plan goes by
 * @param plan the plan
 */
record PlannedChange(DomainName domain, String aim, Remembrance.Source source, Plan plan) {}
