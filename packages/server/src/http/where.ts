// Where a desk is reached: on this machine only, or, behind a proxy that ends TLS, at an address of its own.
import { BlockList, isIP } from "node:net";
import type { FastifyRequest } from "fastify";

/** At which address others reach the desk, and which machines may speak for them. */
export type Public = {
  /** An origin of https, such as `https://desk.example.org`. */
  readonly url: string;
  /** Address ranges such as `10.0.0.0/8` or `::1`. */
  readonly proxies: readonly string[];
};

export type Where = {
  readonly scheme: "http" | "https";
  /** Under which hosts, with their port where it is not the usual one, the desk answers. */
  hosts(): readonly string[];
  /** The name of its cookies: desks on one machine share their cookies, so each has one of its own. */
  cookie(): string;
  /** What is wrong with how a request came; null where it came as it should. */
  whyNotSo(request: FastifyRequest): "proxy-needed" | null;
};

export const hereOnly = (port: () => number): Where => ({
  scheme: "http",
  hosts: () => [`127.0.0.1:${port()}`, `localhost:${port()}`],
  cookie: () => `sightline-${port()}`,
  whyNotSo: () => null,
});

export function inPublic({ url, proxies }: Public): Where {
  const { host } = new URL(url);
  const trusts = trusting(proxies);
  return {
    scheme: "https",
    hosts: () => [host],
    // Only this host's own pages over TLS can set a cookie of this prefix.
    cookie: () => "__Host-sightline",
    whyNotSo: ({ raw, headers }) =>
      trusts(raw.socket.remoteAddress ?? "") && headers["x-forwarded-proto"] === "https"
        ? null
        : "proxy-needed",
  };
}

/** Whether an address is in one of the ranges. */
export function trusting(ranges: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = "", bits] = range.split("/");
    const family = familyOf(address);
    list.addSubnet(address, bits === undefined ? (family === "ipv6" ? 128 : 32) : Number(bits), family);
  }
  return (address) => isIP(address) > 0 && list.check(address, familyOf(address));
}

/** Whether it is an address, or a range of them. A range of everything trusts everybody, and is none. */
export function isRange(text: string): boolean {
  const [, address = "", bits] = /^([0-9a-f.:]+)(?:\/(\d{1,3}))?$/i.exec(text) ?? [];
  const most = isIP(address) === 4 ? 32 : 128;
  return isIP(address) > 0 && (bits === undefined || (Number(bits) > 0 && Number(bits) <= most));
}

const familyOf = (address: string): "ipv4" | "ipv6" => (isIP(address) === 6 ? "ipv6" : "ipv4");

/** Who asks, as far as tries are counted: whoever has a network of IPv6 has all addresses in it, and of an address all ports. */
export function networkOf(said: string): string {
  // Some proxies say `203.0.113.7:50123`, or `[2001:db8::1]:50123`.
  const address = /^\[(.+)\](?::\d+)?$|^([\d.]+):\d+$/.exec(said)?.slice(1).find(Boolean) ?? said;
  // What is no address says nothing of who asks: all of it is one.
  if (isIP(address) === 0) return "nowhere";
  if (isIP(address) === 4) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1] !== undefined) return mapped[1];
  // The URL parser writes an address in its one short form, from which the left half is filled up.
  const short = new URL(`http://[${address.replace(/%.*$/, "")}]`).hostname.slice(1, -1);
  const [left = "", right] = short.split("::");
  const [head, tail] = [left, right ?? ""].map((part) => part.split(":").filter(Boolean));
  const missing = 8 - (head?.length ?? 0) - (tail?.length ?? 0);
  const zeros = right === undefined ? [] : Array.from({ length: missing }, () => "0");
  return `${[...(head ?? []), ...zeros, ...(tail ?? [])].slice(0, 4).join(":")}::/64`;
}
