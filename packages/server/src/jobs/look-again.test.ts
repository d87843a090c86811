// When a runner is asked to look for a job again, on the events that the queue's library emits.
import { EventEmitter } from "node:events";
import type { WorkerEvents } from "graphile-worker";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { lookAgainAfterQueued } from "./look-again.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function runner() {
  const events = new EventEmitter();
  lookAgainAfterQueued(events as WorkerEvents);
  const worker = { nudge: vi.fn<() => void>() };
  const complete = (queue: number | null) => events.emit("job:complete", { job: { job_queue_id: queue } });
  const findNothing = () => events.emit("worker:getJob:empty", { worker });
  return { events, worker, complete, findNothing };
}

test("a runner that finds nothing just after a queued job has ended looks again soon", () => {
  const { worker, complete, findNothing } = runner();
  complete(7);
  findNothing();
  expect(worker.nudge).not.toHaveBeenCalled();
  vi.advanceTimersByTime(50);
  expect(worker.nudge).toHaveBeenCalledTimes(1);
});

test("it rests when no job has ended, when the last had no queue, and when that was long ago", () => {
  const { worker, complete, findNothing } = runner();
  findNothing();
  complete(null);
  findNothing();
  complete(7);
  vi.advanceTimersByTime(5000);
  findNothing();
  vi.advanceTimersByTime(5000);
  expect(worker.nudge).not.toHaveBeenCalled();
});

test("it is not asked once it was told to end", () => {
  const { events, worker, complete, findNothing } = runner();
  complete(7);
  findNothing();
  events.emit("worker:release", { worker });
  vi.advanceTimersByTime(5000);
  expect(worker.nudge).not.toHaveBeenCalled();
});
