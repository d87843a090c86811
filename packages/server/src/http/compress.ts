// Long answers in JSON go out compressed, where whoever asks can read that: transcripts, lists and proofs are text.
import { constants, brotliCompress, gzip } from "node:zlib";
import { promisify } from "node:util";
import type { FastifyInstance } from "fastify";

/** Shorter ones fit into a packet or two as they are. */
export const LEAST_BYTES = 2048;

/**
 * Only what is told of investigations. How long a compressed answer is tells whoever can put words of their own beside
 * secrets what those are like (BREACH): so nothing of the door and of accounts, where links and tokens are, is compressed,
 * and no other site's page can have an investigation's answers asked for in a member's name (`SameSite`, `other-origin`).
 */
const OF_INVESTIGATIONS = "/api/investigations/";

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

const CODINGS = {
  br: (bytes: Buffer) => brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  gzip: (bytes: Buffer) => zip(bytes),
} as const;
type Coding = keyof typeof CODINGS;

/** An event stream is no text that is sent at once, and passes by; so do pictures, films and pieces of them. */
export function addCompression(app: FastifyInstance): void {
  app.addHook("onSend", async (request, reply, payload: unknown) => {
    if (!request.url.startsWith(OF_INVESTIGATIONS) || typeof payload !== "string") return payload;
    if (reply.hasHeader("content-encoding") || Buffer.byteLength(payload) < LEAST_BYTES) return payload;
    void reply.header("vary", "accept-encoding");
    const coding = codingOf(request.headers["accept-encoding"]);
    if (coding === null) return payload;
    void reply.header("content-encoding", coding);
    reply.removeHeader("content-length");
    return CODINGS[coding](Buffer.from(payload));
  });
}

/**
 * As RFC 9110, 12.5.3, weighs them; null where it is to stay as it is. Fastify's negotiator sends what was refused by
 * `br;q=0` to whoever takes `*` besides, and so is not asked.
 */
export function codingOf(accepted: string | readonly string[] | undefined): Coding | null {
  const weights = new Map<string, number>();
  for (const each of [accepted ?? ""].flat().join(",").split(",")) {
    const [name = "", ...more] = each.split(";").map((part) => part.trim().toLowerCase());
    const said = more.find((part) => part.startsWith("q="))?.slice(2) ?? "1";
    const weight = /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(said) ? Number(said) : 0;
    if (name !== "") weights.set(name, weight);
  }
  const weightOf = (coding: string): number => weights.get(coding) ?? weights.get("*") ?? 0;
  const plain = weights.get("identity") ?? 0;
  const best = (["br", "gzip"] as const).toSorted((a, b) => weightOf(b) - weightOf(a))[0] ?? "br";
  return weightOf(best) > 0 && weightOf(best) >= plain ? best : null;
}
