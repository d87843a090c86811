// Tests that a child which answers several questions is held to its limits at each of them.
import { describe, expect, test } from "vitest";
import { limitsFor } from "../limits.ts";
import type { Plan } from "./plan.ts";
import { type Serving, serve } from "./serve.ts";

function served(script: string, limits: Parameters<typeof limitsFor>[1] = {}): Serving {
  const command = () => ["perl", "-e", `$| = 1; ${script}`];
  const plan: Plan = {
    input: null,
    needs: [],
    command,
    memory: "addresses",
    limits: limitsFor("photo", limits),
  };
  return serve("bubblewrap", plan);
}

/** A question is five bytes. */
async function* asked(word: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(word.padEnd(5));
}

/** Nothing else runs in this process until the child has answered and its time has passed. */
async function* askedByTheBusy(): AsyncGenerator<Uint8Array> {
  yield Buffer.from("quick");
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1500);
}

const echo = 'while (sysread(STDIN, $q, 5)) { syswrite(STDOUT, pack("N", 5) . $q) }';

describe("a child that serves", () => {
  test("answers question after question, and ends when it is told to", async () => {
    const child = served(echo);
    for (const word of ["one", "two", "three"]) {
      const { code, output, refusal } = await child.ask(asked(word));
      expect([code, output.toString("utf8"), refusal]).toEqual([0, word.padEnd(5), undefined]);
    }
    await child.end();
    expect(await child.ask(asked("late"))).toMatchObject({ code: 0, output: Buffer.alloc(0) });
  });

  test.each([
    ["odd-answer", 'sysread(STDIN, $q, 5); print pack("N", 1), "xyz"; sleep 60', {}],
    ["output-too-large", 'sysread(STDIN, $q, 5); print pack("N", 101); sleep 60', { outputBytes: 100 }],
    ["out-of-time", "sysread(STDIN, $q, 5); print 'a'; sleep 60", { wallMs: 400 }],
    ["out-of-time", "sleep 60", { wallMs: 400 }],
    ["out-of-time", "1 while 1", { cpuSeconds: 1, wallMs: 30_000 }],
    ["out-of-memory", "sysread(STDIN, $q, 5); $x = 'x' x 500000000", { memoryBytes: 100_000_000 }],
  ])("is stopped with %s by %s", async (code, script, limits) => {
    const child = served(script, limits);
    expect((await child.ask(asked("well?"))).refusal).toMatchObject({ refused: true, code });
  });

  test("is out of time although its answer lies in the pipe when we come to look", async () => {
    const child = served(echo, { wallMs: 200 });
    expect((await child.ask(askedByTheBusy())).refusal).toMatchObject({ code: "out-of-time" });
  });

  test("is stopped when it speaks without being asked", async () => {
    const child = served(`${echo.slice(0, -1)}; select(undef, undef, undef, 0.1); print "more" }`);
    // Whether we hear it with the answer, before we ask again or after: what it said by itself is no answer.
    const first = await child.ask(asked("one"));
    const { refusal } = first.refusal === undefined ? await child.ask(asked("two")) : first;
    expect(["odd-answer", "output-too-large"]).toContain(refusal?.code);
  });

  test("tells how it failed when it fails instead of answering", async () => {
    const { code, complaints } = await served("sysread(STDIN, $q, 5); print STDERR 'no idea'; exit 3").ask(
      asked("a"),
    );
    expect([code, complaints]).toEqual([3, "no idea"]);
  });

  test("stops at once when the caller aborts, with the caller's reason", async () => {
    const stop = new AbortController();
    const answer = served("sleep 60").ask(asked("one"), stop.signal);
    setTimeout(() => stop.abort(new Error("enough")), 100);
    await expect(answer).rejects.toThrow("enough");
  });
});
