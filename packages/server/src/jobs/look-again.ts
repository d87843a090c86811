// Jobs of one queue follow each other at once: whoever found the queue taken looks again before the runner would.
import type { WorkerEvents } from "graphile-worker";

/** How long a finished job may take to leave its queue, and how soon a runner that found nothing looks again meanwhile. */
const LEAVES_WITHIN_MS = 250;
const LOOK_AGAIN_MS = 10;

/**
 * A runner asks for its next job before the last one has left its queue, finds that queue taken, and would
 * rest for seconds.
 */
export function lookAgainAfterQueued(events: WorkerEvents): void {
  let lastLeftAt = -Infinity;
  const released = new WeakSet();
  events.on("job:complete", ({ job }) => {
    if (job.job_queue_id !== null) lastLeftAt = performance.now();
  });
  events.on("worker:getJob:empty", ({ worker }) => {
    if (performance.now() - lastLeftAt >= LEAVES_WITHIN_MS) return;
    setTimeout(() => {
      if (!released.has(worker)) worker.nudge();
    }, LOOK_AGAIN_MS).unref();
  });
  // One that was told to end must not be asked any more.
  events.on("worker:release", ({ worker }) => void released.add(worker));
  events.on("worker:stop", ({ worker }) => void released.add(worker));
}
