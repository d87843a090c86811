// Whose word is taken for an address, and which addresses are one network.
import { array, assert, integer, ipV6, property } from "fast-check";
import { expect, test } from "vitest";
import { isRange, networkOf, trusting } from "./where.ts";

const spelt = (list: readonly number[]): string => list.map((one) => one.toString(16)).join(":");

test("ranges are addresses with or without a length, and never everything", () => {
  for (const good of ["127.0.0.1", "10.0.0.0/8", "::1", "fd00::/8", "2001:db8::1/128"])
    expect([good, isRange(good)]).toEqual([good, true]);
  for (const bad of [
    "",
    "x",
    "10.0.0.0/0",
    "10.0.0.0/33",
    "::/0",
    "::1/129",
    "10.0.0.0/8/8",
    "localhost",
    "10.0.0",
  ])
    expect([bad, isRange(bad)]).toEqual([bad, false]);
});

test("an address is trusted exactly when it is in a range, also when it is written as one of IPv6", () => {
  const trusts = trusting(["10.1.0.0/16", "::1"]);
  assert(
    property(array(integer({ min: 0, max: 255 }), { minLength: 4, maxLength: 4 }), (bytes) => {
      const address = bytes.join(".");
      const isIn = bytes[0] === 10 && bytes[1] === 1;
      expect([trusts(address), trusts(`::ffff:${address}`)]).toEqual([isIn, isIn]);
    }),
  );
  expect([trusts("10.1.2.3"), trusts("::1"), trusts("::2"), trusts("no address")]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test("addresses of one network of IPv6 are one, however they are spelt, and those of others are others", () => {
  const groups = array(integer({ min: 0, max: 0xffff }), { minLength: 8, maxLength: 8 });
  assert(
    property(groups, groups, (one, other) => {
      const sameNetwork = [...one.slice(0, 4), ...other.slice(4)];
      expect(networkOf(spelt(sameNetwork))).toBe(networkOf(spelt(one)));
      expect(networkOf(spelt(one)).startsWith(spelt(one.slice(0, 4)))).toBe(true);
      const otherNetwork = [...one.slice(0, 3), (one[3] ?? 0) ^ 1, ...one.slice(4)];
      expect(networkOf(spelt(otherNetwork))).not.toBe(networkOf(spelt(one)));
    }),
  );
  assert(
    property(ipV6(), (address) => {
      expect(networkOf(address)).toMatch(/^[\d.]+$|::\/64$/);
    }),
  );
  expect(networkOf("::ffff:10.0.0.7")).toBe("10.0.0.7");
  expect(networkOf("fe80::1%eth0")).toBe("fe80:0:0:0::/64");
});

test("a port that a proxy says makes nobody another one, and what is no address is all one", () => {
  for (const port of [1, 50123, 65535]) {
    expect(networkOf(`203.0.113.7:${port}`)).toBe("203.0.113.7");
    expect(networkOf(`[2001:db8::1]:${port}`)).toBe(networkOf("2001:db8::1"));
  }
  expect(networkOf("[2001:db8::1]")).toBe(networkOf("2001:db8::1"));
  const none = ["unknown", "_hidden", "", "203.0.113.7:x", "203.0.113.777", "203.0.113.777:80", "[x]:80"];
  expect(new Set(none.map(networkOf))).toEqual(new Set(["nowhere"]));
});
