// A small newsroom's desk by command: the owner's account, a desk that others reach, an invitation, and accounts taken away.
import { createHash } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { begin, MAIN, NODE, type Ended } from "./testing/command.ts";
import { speak } from "./testing/speak.ts";

const folder = mkdtempSync(join(tmpdir(), "sightline-accounts-"));
const data = join(folder, "data");
let tokenValue = "";
const PASSWORD = "three old mills at noon";
const ANN = ["--name", "Ann Bell", "--email", "ann@desk.example"];

const here = (...args: string[]): Promise<Ended> => begin(["--data", data, ...args]).ended;
const typed = (password: string, ...args: string[]): Promise<Ended> => {
  const words = [NODE, MAIN, "--data", data, ...args].map((word) => `'${word}'`).join(" ");
  return begin(["-c", `printf '%s\\n' '${password}' | ${words}`], { program: "sh" }).ended;
};
const token = (...args: string[]): Promise<Ended> => here("account", "token", ...args);
const lastJson = ({ stdout }: Ended): Record<string, unknown> =>
  JSON.parse(stdout.split("\n").at(-1) ?? "") as Record<string, unknown>;

beforeAll(async () => {
  const collected = await here(
    "collect",
    join(import.meta.dirname, "../../../docs/count-page.png"),
    "--investigation",
    "Mill road",
  );
  if (collected.code !== 0) throw new Error(collected.stderr);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const PUBLIC = ["--public-url", "https://desk.example.org", "--trust-proxy", "127.0.0.1"];

describe("a desk that others reach", () => {
  test("does not start before it has all that it needs, and says what is missing", async () => {
    for (const [args, code] of [
      [["--listen", "0.0.0.0"], "listen-needs-public-url"],
      [["--listen", "0.0.0.0", "--public-url", "http://desk.example.org"], "public-url-not-https"],
      [["--listen", "0.0.0.0", "--public-url", "https://desk.example.org"], "listen-needs-proxy"],
      [["--listen", "desk.example.org", ...PUBLIC], "not-an-address"],
      [PUBLIC, "set-up-needed"],
    ] as const) {
      const refused = await here("start", "--port", "0", "--json", ...args);
      expect([args, refused.code, lastJson(refused)["refused"]]).toEqual([args, 1, code]);
    }
  });

  test("has an owner, whose password is typed and not part of the command, once", async () => {
    expect(lastJson(await typed("short", "account", "owner", ...ANN, "--json"))["refused"]).toBe(
      "password-too-weak",
    );
    for (const email of [
      "ann",
      "ann@localhost",
      "ann@desk.example, ben@desk.example",
      "ann@d\u0435sk.example",
    ])
      expect(
        lastJson(await typed(PASSWORD, "account", "owner", "--name", "Ann", "--email", email, "--json"))[
          "refused"
        ],
      ).toBe("not-an-address");
    const made = await typed(PASSWORD, "account", "owner", ...ANN);
    expect([made.code, made.stdout]).toEqual([0, ""]);
    expect(lastJson(await typed(PASSWORD, "account", "owner", ...ANN, "--json"))["refused"]).toBe(
      "set-up-already",
    );
    expect(lastJson(await here("account", "list", "--json"))).toEqual({
      id: expect.stringMatching(/^[\da-f]{32}$/),
      email: "ann@desk.example",
      name: "Ann Bell",
      owner: true,
      secondFactor: false,
      closed: false,
    });
  });

  test("then starts, prints no link, and answers through its proxy alone", async () => {
    const running = begin(["--data", data, "start", "--port", "0", "--json", ...PUBLIC]);
    onTestFinished(() => void running.child.kill("SIGKILL"));
    const line = await new Promise<string>((resolve) => void running.onLine(resolve));
    const { event, url, port, link } = JSON.parse(line) as Record<string, unknown>;
    expect([event, url, link]).toEqual(["serving", "https://desk.example.org", undefined]);
    const there = `http://127.0.0.1:${String(port)}`;
    expect(await speak(there, "/api/door", {})).toContain("proxy-needed");
    const proxied = { host: "desk.example.org", "x-forwarded-proto": "https" };
    expect(await speak(there, "/api/door", proxied)).toContain('{"accounts":true,"who":null}');
    running.child.kill("SIGTERM");
    const ended = await running.ended;
    expect(ended.code).toBe(0);
    expect(ended.stderr).toMatch(
      /^\d{4}-\d\d-\d\dT[\d:.]{12}Z door GET \/api\/door status=403 code=proxy-needed from=127\.0\.0\.1 by=nobody$/m,
    );
  });
});

describe("whoever runs the desk", () => {
  test("invites somebody by a link that is printed, as a member who is there or is added", async () => {
    const asked = [
      "member",
      "invite",
      "ben",
      "--email",
      "ben@desk.example",
      "--url",
      "https://desk.example.org",
    ];
    expect(lastJson(await here(...asked, "--json"))["refused"]).toBe("name-and-role-needed");
    const wrong = [
      "member",
      "invite",
      "ben",
      "--email",
      "ben",
      "--name",
      "Ben",
      "--role",
      "viewer",
      "--json",
    ];
    expect(lastJson(await here(...wrong))["refused"]).toBe("not-an-address");
    const named = wrong.map((word) => (word === "ben" ? "Ben Crow" : word)).with(4, "ben@desk.example");
    expect(lastJson(await here(...named))["refused"]).toBe("wrong-shape");
    const invited = await here(...asked, "--name", "Ben", "--role", "reviewer");
    expect(invited.stdout).toMatch(/^https:\/\/desk\.example\.org\/invitation#[\w-]{43}$/);
  });

  test("makes a token for an account, which is told once, listed and revoked", async () => {
    const asked = ["--name", "Nightly count", "--investigation", "Mill road", "--json"];
    const ANN_AT = "ann@desk.example";
    for (const [args, code] of [
      [["make", "eve@desk.example", ...asked], "no-such-account"],
      [["make", ANN_AT, ...asked.with(3, "Another road")], "no-such-investigation"],
      [["make", ANN_AT, ...asked, "--days", "0"], "wrong-shape"],
      [["make", ANN_AT, ...asked, "--days", "soon"], "wrong-shape"],
      [["revoke", ANN_AT, "0123456789abcdef", "--json"], "no-such-token"],
    ] as const)
      expect([args, lastJson(await token(...args))["refused"]]).toEqual([args, code]);
    const made = lastJson(await token("make", ANN_AT, ...asked, "--media"));
    tokenValue = String(made["value"]);
    expect(tokenValue).toMatch(/^sightline_[0-9a-f]{16}_[\w-]{43}$/);
    const listed = await token("list", ANN_AT);
    expect(listed.stdout).toMatch(/^[0-9a-f]{16}\tNightly count\treads, is shown pictures\t.*\tnever used$/);
    expect(listed.stdout).not.toContain(tokenValue.slice(-43));
    expect((await token("revoke", ANN_AT, String(made["id"]))).code).toBe(0);
    expect((await token("list", ANN_AT)).stdout).toBe("");
  });

  test("gives an account a link to a new password, and closes it", async () => {
    expect(lastJson(await here("account", "reset", "eve@desk.example", "--json"))["refused"]).toBe(
      "no-such-account",
    );
    const reset = await here("account", "reset", "ann@desk.example", "--second-factor");
    expect(reset.stdout).toMatch(/^http:\/\/127\.0\.0\.1:4747\/invitation#[\w-]{43}$/);
    const out = await here("account", "sign-out", "ann@desk.example");
    expect(out.code).toBe(0);
    expect(out.stderr).toContain("0 sessions of ann@desk.example ended; it can sign in again.");
    expect((await here("account", "close", "ann@desk.example")).code).toBe(0);
    expect(lastJson(await here("account", "list", "--json"))).toMatchObject({ closed: true });
  });

  test("backs nothing of accounts up: no address, no hash of a password, no key", async () => {
    const into = join(folder, "backup");
    expect((await here("backup", into)).code).toBe(0);
    const key = await readFile(join(data, "accounts.key"), "utf8").catch(() => "");
    const files = await readdir(into, { recursive: true, withFileTypes: true });
    const read = files
      .filter((file) => file.isFile())
      .map((file) => readFile(join(file.parentPath, file.name), "latin1"));
    const all = (await Promise.all(read)).join("\n");
    expect(all).toContain("item.collect");
    const digest = createHash("sha256").update(tokenValue).digest("hex");
    expect(tokenValue).not.toBe("");
    for (const secret of ["ann@desk.example", "ben@desk.example", PASSWORD, "Nightly count", digest])
      expect(all).not.toContain(secret);
    expect(key === "" || !all.includes(key)).toBe(true);
  });

  test("keeps the key of sessions from other accounts of the machine, and does not start with what is none", async () => {
    const key = join(data, "accounts.key");
    expect((await stat(key)).mode & 0o777).toBe(0o600);
    await writeFile(key, "not a key at all");
    const refused = await here("start", "--port", "0", "--json");
    expect([refused.code, lastJson(refused)["refused"]]).toEqual([1, "accounts-key-unusable"]);
  });
});
