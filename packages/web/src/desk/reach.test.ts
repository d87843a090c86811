// Whether the desk answers is known from every question, and told once for each turn.
import { expect, test, vi } from "vitest";
import { watchOf } from "./reach.ts";

test("a question without an answer says that it has stopped, an answer that it runs, each once", async () => {
  let time = 100;
  const watch = watchOf(() => time);
  const told = vi.fn<() => void>();
  const forget = watch.subscribe(told);
  expect(await watch.ask(async () => "a refusal is an answer too")).toMatch("refusal");
  expect([watch.now(), told.mock.calls.length]).toEqual([{ stopped: false, heardAt: 100 }, 0]);
  time = 200;
  const lost = () => watch.ask(() => Promise.reject(new TypeError("Failed to fetch")));
  await expect(lost()).rejects.toThrow("Failed to fetch");
  await expect(lost()).rejects.toThrow("Failed to fetch");
  expect([watch.now(), told.mock.calls.length]).toEqual([{ stopped: true, heardAt: 100 }, 1]);
  time = 300;
  await watch.ask(async () => null);
  expect([watch.now(), told.mock.calls.length]).toEqual([{ stopped: false, heardAt: 300 }, 2]);
  forget();
  await expect(lost()).rejects.toThrow("Failed to fetch");
  expect(told.mock.calls.length).toBe(2);
});
