package mtasts.monitor.cli;

import mtasts.checks.history.Plan;
import mtasts.checks.report.CachedPolicy;
import mtasts.checks.report.ReportJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A plan for programs, in the style of the report. */
final class PlanJson {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private PlanJson() {}

  /** The object, indented; ends with a line break. */
  static String of(PlannedChange change) {
    Plan plan = change.plan();
    ObjectNode body = JSON.objectNode();
    body.put("version", ReportJson.VERSION);
    body.put("domain", change.domain().name());
    body.put("change", change.aim());
    body.put("remembered", change.source().remembered());
    body.put("source", change.source().told());
    body.put("verdict", plan.verdict());
    ArrayNode obstacles = body.putArray("obstacles");
    plan.obstacles().forEach(obstacles::add);
    ArrayNode refused = body.putArray("refused");
    plan.refused().forEach(one -> refused.add(refused(one)));
    ArrayNode steps = body.putArray("steps");
    plan.steps().forEach(step -> steps.add(step(step)));
    return body.toPrettyString() + "\n";
  }

  private static ObjectNode refused(Plan.Refused refused) {
    CachedPolicy policy = refused.policy();
    ObjectNode json = JSON.objectNode();
    json.put("mode", policy.mode().toString());
    json.put("max_age_seconds", policy.maxAgeSeconds());
    ArrayNode mx = json.putArray("mx");
    policy.mx().forEach(mx::add);
    ArrayNode ids = json.putArray("ids");
    policy.ids().forEach(ids::add);
    json.put("served", policy.served());
    json.put("held_until", policy.heldUntil().toString());
    ArrayNode hosts = json.putArray("refuses");
    refused.hosts().forEach(hosts::add);
    return json;
  }

  private static ObjectNode step(Plan.Step step) {
    ObjectNode json = JSON.objectNode();
    json.put("not_before", step.notBefore().toString());
    json.put("what", step.what());
    step.policy().ifPresent(text -> json.put("policy", text));
    step.record().ifPresent(text -> json.put("record", text));
    return json;
  }
}
