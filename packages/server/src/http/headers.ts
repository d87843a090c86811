// What each answer tells a browser not to do with it: also an answer to what could not be read as a request.
import type { FastifyInstance } from "fastify";

/** To no page, from no other page, and with nothing from elsewhere. `default-src` covers `object-src`; some who check want it said. */
const NEVER =
  "default-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Of the pages and all that they ask for. */
const OF_PAGES = `${NEVER}; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; connect-src 'self'; font-src 'self'`;

/** Of pictures and films, whose bytes are strangers': they can run nothing, opened by themselves neither. */
export const OF_MEDIA = `sandbox; ${NEVER}`;

const always = (isPublic: boolean): Readonly<Record<string, string>> => ({
  ...(isPublic && { "strict-transport-security": "max-age=31536000; includeSubDomains" }),
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-resource-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
});

/** Where a route says nothing else. */
const USUAL = { "content-security-policy": OF_PAGES, "cache-control": "no-store" } as const;

/** Of what is answered past the routes. */
export const headersOf = (isPublic: boolean): Readonly<Record<string, string>> => ({
  ...always(isPublic),
  ...USUAL,
});

export function addHeaders(app: FastifyInstance, isPublic: boolean): void {
  const said = always(isPublic);
  app.addHook("onSend", async (_request, reply) => {
    void reply.headers(said);
    for (const [name, value] of Object.entries(USUAL))
      if (!reply.hasHeader(name)) void reply.header(name, value);
  });
}
