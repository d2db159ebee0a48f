package mtasts.monitor.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import mtasts.checks.report.DomainName;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.JobKey;
import org.quartz.ScheduleBuilder;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.SimpleTrigger;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.DirectSchedulerFactory;
import org.quartz.simpl.RAMJobStore;

/**
 * Quartz behind the three things that are wanted of it: ring for a slot again and again, ring once
 * for a domain, and say that it is alive. Its jobs are named by what they ring for; it stores
 * nothing, since all of it follows from the configuration.
 */
final class AlarmClock {

  private static final String PULSE = "pulse";
  private static final String RECHECK = "recheck";
  private static final Duration PULSE_LOST = Duration.ofSeconds(30);
  private static final long MISFIRE_MILLIS = 5_000;

  private final Listener listener;
  private final InstantSource clock;
  private final Scheduler quartz;
  private final Set<Wheel> wheels = new HashSet<>();
  private volatile long pulseNanos = System.nanoTime();

  /** Told when something is due; must return at once. */
  interface Listener {
    void slot(Wheel wheel, int slot, Instant due);

    void recheck(DomainName domain, Instant due);
  }

  AlarmClock(Listener listener, InstantSource clock) {
    this.listener = listener;
    this.clock = clock;
    this.quartz = quartz();
    attempt(
        () -> {
          quartz.setJobFactory((fired, scheduler) -> new Ring());
          quartz.addJob(job(new JobKey(RECHECK)), true);
          schedulePulse();
        });
  }

  private void schedulePulse() throws SchedulerException {
    Trigger each = TriggerBuilder.newTrigger().withSchedule(every(1_000)).build();
    quartz.scheduleJob(job(new JobKey(PULSE)), Set.of(each), true);
  }

  private static Scheduler quartz() {
    String name = "mta-sts-monitor-" + UUID.randomUUID(); // Quartz knows its instances by name
    DirectSchedulerFactory factory = DirectSchedulerFactory.getInstance();
    RAMJobStore store = new RAMJobStore();
    store.setMisfireThreshold(MISFIRE_MILLIS);
    try {
      factory.createScheduler(name, name, new VirtualThreadPool(), store);
      return factory.getScheduler(name);
    } catch (SchedulerException e) {
      throw new IllegalStateException(e);
    }
  }

  void start() {
    attempt(quartz::start);
  }

  /** Rings for the slots of these wheels, and for no others. The caller keeps calls apart. */
  void setWheels(Set<Wheel> wanted) {
    attempt(
        () -> {
          for (Wheel gone : wheels.stream().filter(w -> !wanted.contains(w)).toList()) {
            for (int slot = 0; slot < gone.slots(); slot++) {
              quartz.deleteJob(slotKey(gone, slot));
            }
          }
          quartz.scheduleJobs(
              slotJobs(wanted.stream().filter(w -> !wheels.contains(w)).toList()), true);
          wheels.clear();
          wheels.addAll(wanted);
        });
  }

  /**
   * Sets every slot to its next time by the clock as it is, and rings at once for the domains that
   * are to be rung for. The caller keeps calls apart.
   */
  void planAnew() {
    Instant now = clock.instant();
    attempt(
        () -> {
          schedulePulse();
          quartz.scheduleJobs(slotJobs(wheels), true);
          for (Trigger waiting : quartz.getTriggersOfJob(new JobKey(RECHECK))) {
            ringFor(new DomainName(waiting.getKey().getName()), now);
          }
        });
  }

  private Map<JobDetail, Set<? extends Trigger>> slotJobs(Collection<Wheel> added) {
    Instant now = clock.instant();
    Map<JobDetail, Set<? extends Trigger>> jobs = new HashMap<>();
    for (Wheel wheel : added) {
      for (int slot = 0; slot < wheel.slots(); slot++) {
        Trigger trigger =
            TriggerBuilder.newTrigger()
                .startAt(Date.from(wheel.nextTime(slot, now)))
                .withSchedule(every(wheel.periodMillis()))
                .build();
        jobs.put(job(slotKey(wheel, slot)), Set.of(trigger));
      }
    }
    return jobs;
  }

  /** Rings once for a domain at this time, instead of any time set before. */
  void ringFor(DomainName domain, Instant at) {
    Trigger trigger =
        TriggerBuilder.newTrigger()
            .withIdentity(domain.name(), RECHECK)
            .forJob(new JobKey(RECHECK))
            .startAt(Date.from(at))
            .build();
    attempt(
        () -> {
          quartz.unscheduleJob(new TriggerKey(domain.name(), RECHECK));
          quartz.scheduleJob(trigger);
        });
  }

  /** True while Quartz does what it is set to. */
  boolean isRinging() {
    return System.nanoTime() - pulseNanos < PULSE_LOST.toNanos();
  }

  void close() {
    attempt(() -> quartz.shutdown(true));
  }

  private static JobKey slotKey(Wheel wheel, int slot) {
    return new JobKey(Integer.toString(slot), wheel.interval().toString());
  }

  private static JobDetail job(JobKey key) {
    return JobBuilder.newJob(Ring.class).withIdentity(key).storeDurably().build();
  }

  private static ScheduleBuilder<SimpleTrigger> every(long millis) {
    return SimpleScheduleBuilder.simpleSchedule()
        .withIntervalInMilliseconds(millis)
        .repeatForever()
        .withMisfireHandlingInstructionNextWithRemainingCount();
  }

  private final class Ring implements Job {
    @Override
    public void execute(JobExecutionContext context) {
      Instant due = context.getScheduledFireTime().toInstant();
      JobKey key = context.getJobDetail().getKey();
      switch (key.getName()) {
        case PULSE -> pulseNanos = System.nanoTime();
        case RECHECK ->
            listener.recheck(new DomainName(context.getTrigger().getKey().getName()), due);
        default ->
            listener.slot(
                new Wheel(Duration.parse(key.getGroup())), Integer.parseInt(key.getName()), due);
      }
    }
  }

  private interface Step {
    void take() throws SchedulerException;
  }

  /** With its jobs in memory, Quartz refuses only what is a bug here. */
  private static void attempt(Step step) {
    try {
      step.take();
    } catch (SchedulerException e) {
      throw new IllegalStateException(e);
    }
  }
}
