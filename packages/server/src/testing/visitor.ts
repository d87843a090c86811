// A browser at the door, for tests: it keeps what it is given, and shows it with whatever it asks.
import { createHmac } from "node:crypto";
import { bind, call, PROOF, type Endpoint, type Result } from "@sightline/domain";
import type { z } from "zod";
import type { Serving } from "../http/serve.ts";
import { enter } from "./serving.ts";

type Last = {
  readonly status: number;
  readonly setCookie: readonly string[];
  readonly text: string;
  readonly headers: Headers;
};

export type Visitor = {
  readonly cookies: Map<string, string>;
  proof: string;
  /** More headers, or others, for all that follows. */
  readonly headers: Record<string, string>;
  ask<P extends z.ZodType, A extends z.ZodType>(
    contract: Endpoint<P, A>,
    params: z.infer<P>,
  ): Promise<Result<z.infer<A>>>;
  /** What came back last, with its status and its cookies. */
  last(): Last;
  /** The status of a picture asked for by an address that the page has bound. */
  picture(path: string, nowMs: number): Promise<number>;
  /** Another browser with the same in it. */
  copy(): Visitor;
};

/** The value, or a fault that names the refusal. */
export async function got<T>(answer: Promise<Result<T>>): Promise<T> {
  const done = await answer;
  if (!done.ok) throw new Error(`${done.refusal.code}: ${done.refusal.sentence}`);
  return done.value;
}

/** The code of the refusal. */
export async function refused(answer: Promise<Result<unknown>>): Promise<string> {
  const done = await answer;
  return done.ok ? "answered" : done.refusal.code;
}

/** `origin` is what the browser believes to be at; `url` where its connection goes. */
export function visitor(url: string, origin = url, headers: Record<string, string> = {}): Visitor {
  let last: Last = { status: 0, setCookie: [], text: "", headers: new Headers() };
  const cookies = new Map<string, string>();
  const cookie = (): string => [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const keep = (header: string): void => {
    const [pair = ""] = header.split(";");
    const [name, value] = [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)];
    if (value === "" || /max-age=0(;|$)/i.test(header)) cookies.delete(name);
    else cookies.set(name, value);
  };
  const fetched = async (path: string, init: RequestInit): Promise<Response> => {
    const shown = { cookie: cookie(), origin, ...headers, ...(init.headers as Record<string, string>) };
    const answer = await fetch(`${url}${path}`, { ...init, headers: shown, redirect: "manual" });
    for (const header of answer.headers.getSetCookie()) keep(header);
    last = {
      status: answer.status,
      setCookie: answer.headers.getSetCookie(),
      text: await answer.clone().text(),
      headers: answer.headers,
    };
    return answer;
  };
  const self: Visitor = {
    cookies,
    proof: "",
    headers,
    async ask(contract, params) {
      const asked = await call(contract, params, (path, init) =>
        fetched(path, { ...init, headers: { ...init.headers, [PROOF]: self.proof } }),
      );
      const { proof } = (asked.ok ? asked.value : {}) as { proof?: string | null };
      if (typeof proof === "string") self.proof = proof;
      return asked;
    },
    last: () => last,
    picture: async (path, nowMs) => (await fetched(bind(path, self.proof, nowMs), { method: "GET" })).status,
    copy() {
      const other = visitor(url, origin, { ...headers });
      for (const [name, value] of cookies) other.cookies.set(name, value);
      other.proof = self.proof;
      return other;
    },
  };
  return self;
}

/** One who has come in by the one-time link. */
export async function byLink(serving: Pick<Serving, "url" | "link">): Promise<Visitor> {
  const self = visitor(serving.url);
  const { cookie, [PROOF]: proof } = await enter(serving);
  self.cookies.set(cookie.slice(0, cookie.indexOf("=")), cookie.slice(cookie.indexOf("=") + 1));
  self.proof = proof;
  return self;
}

/** The token behind `#` of an invitation's link. */
export const tokenIn = (link: string | null): string => link?.split("#")[1] ?? "";

const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** The code that an app shows (RFC 6238), so many half minutes from now. */
export function codeOf(secret: string, from = 0): string {
  const bits = [...secret.replace(/=+$/, "")].map((letter) =>
    BASE32.indexOf(letter).toString(2).padStart(5, "0"),
  );
  const key = Buffer.from((bits.join("").match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + from));
  const mac = createHmac("sha1", key).update(counter).digest();
  const at = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}
