// A fault of ours is told to a person by an id alone, and to the log with all that is known of it.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fastify from "fastify";
import { expect, onTestFinished, test } from "vitest";
import { addFaultEdge } from "./problem.ts";

test("nothing of what failed is in the answer but an id, and the line of that id says what it was", async () => {
  const folder = await mkdtemp(join(tmpdir(), "sightline-faults-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const lines: string[] = [];
  const app = fastify();
  addFaultEdge(app, folder, (line) => void lines.push(line));
  const secret = "select hash from door_password where email = 'ann@desk.example'";
  app.get("/items/:item", async () => {
    throw new Error(secret);
  });
  const answer = await app.inject("/items/road?token=sightline_secret");
  const told = answer.json<Record<string, unknown>>();
  expect([answer.statusCode, Object.keys(told).sort(), told["code"]]).toEqual([
    500,
    ["code", "id", "status", "title", "type"],
    "fault",
  ]);
  expect(answer.body).not.toMatch(/select|door_password|ann@|problem\.ts|Error/);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain(`fault ${String(told["id"])} GET /items/:item: Error: ${secret}`);
  expect(lines[0]).not.toContain("sightline_secret");
  await app.close();
});
