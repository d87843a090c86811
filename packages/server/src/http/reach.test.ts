// Others reach a desk only when all that this takes is there: an https address, a proxy, an owner's account.
import { assert, constantFrom, property, record, subarray, boolean } from "fast-check";
import { expect, test } from "vitest";
import { reachOf } from "./reach.ts";

const listens = [undefined, "127.0.0.1", "127.0.0.2", "0.0.0.0", "::1", "::", "192.168.1.7"];
const urls = [
  undefined,
  "https://desk.example.org",
  "https://desk.example.org/",
  "https://desk.example.org:8443",
  "http://desk.example.org",
  "https://desk.example.org/sightline",
  "https://ann@desk.example.org",
  "https://desk.example.org?x",
  "desk.example.org",
  "javascript:alert(1)",
];
const wanted = record({
  listen: constantFrom(...listens),
  publicUrl: constantFrom(...urls),
  proxies: subarray(["127.0.0.1", "10.0.0.0/8", "0.0.0.0/0", "proxy"]),
  hasOwner: boolean(),
});

test("nothing listens beyond this machine, and nothing stands behind a proxy, without all of it", () => {
  let reached = 0;
  assert(
    property(wanted, (asked) => {
      const reach = reachOf(asked);
      if (!reach.ok) return;
      reached += 1;
      const { host, at } = reach.value;
      const alone = host === "127.0.0.1" && asked.publicUrl === undefined && asked.proxies.length === 0;
      expect(at === undefined).toBe(alone);
      if (at === undefined) return;
      expect(at.url).toMatch(/^https:\/\/desk\.example\.org(:8443)?$/);
      expect([asked.hasOwner, at.proxies.length > 0, at.proxies.includes("0.0.0.0/0")]).toEqual([
        true,
        true,
        false,
      ]);
    }),
    { numRuns: 2000 },
  );
  expect(reached).toBeGreaterThan(20);
});

test("on one's own machine nothing is needed", () => {
  const plain = { listen: undefined, publicUrl: undefined, proxies: [], hasOwner: false };
  expect(reachOf(plain)).toEqual({ ok: true, value: { host: "127.0.0.1", at: undefined } });
});

test("what is missing is said, all of it at once", () => {
  const said = reachOf({ listen: "0.0.0.0", publicUrl: undefined, proxies: [], hasOwner: false });
  expect(said).toMatchObject({ ok: false, refusal: { code: "listen-needs-public-url" } });
  for (const part of ["--public-url", "--trust-proxy", "account owner"])
    expect(JSON.stringify(said)).toContain(part);
});
