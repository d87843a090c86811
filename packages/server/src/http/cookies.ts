// Cookies as the desk sets and reads them: for its own pages alone, never for a script.
import type { FastifyReply, FastifyRequest } from "fastify";

export type Cookie = { readonly name: string; readonly seconds: number; readonly isSecure: boolean };

/** The value that came with a request; of two of one name, which nobody of ours sends, neither. */
export function cookieIn({ headers }: FastifyRequest, name: string): string | undefined {
  const values = (headers.cookie ?? "")
    .split(/;\s*/)
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  return values.length === 1 ? values[0] : undefined;
}

/** Whether a cookie of this name came at all, once or more often. */
export const mentions = ({ headers }: FastifyRequest, name: string): boolean =>
  (headers.cookie ?? "").split(/;\s*/).some((pair) => pair.startsWith(`${name}=`));

/** Null takes it away. A reply may set several. */
export function setCookie(
  reply: FastifyReply,
  { name, seconds, isSecure }: Cookie,
  value: string | null,
): void {
  const kept = value === null ? 0 : seconds;
  const secure = isSecure ? "; Secure" : "";
  const cookie = `${name}=${value ?? ""}; HttpOnly; SameSite=Strict; Path=/; Max-Age=${kept}${secure}`;
  void reply.header("set-cookie", cookie);
}
