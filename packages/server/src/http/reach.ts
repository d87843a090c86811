// Who may reach a desk: this machine alone, or others, when all that this takes is there.
import { isIP } from "node:net";
import { ok, refuse, type RefusalCode, type Result } from "@sightline/domain";
import { isRange, type Public } from "./where.ts";

export type Wanted = {
  /** The address to listen at. */
  readonly listen: string | undefined;
  readonly publicUrl: string | undefined;
  readonly proxies: readonly string[];
  readonly hasOwner: boolean;
};

export type Reach = { readonly host: string; readonly at: Public | undefined };

const HERE = "127.0.0.1";

/** Refuses with all that is missing in one sentence, under the code of the first. */
export function reachOf({ listen = HERE, publicUrl, proxies, hasOwner }: Wanted): Result<Reach> {
  if (isIP(listen) === 0)
    return refuse(
      "not-an-address",
      `--listen takes an address of this machine, such as 127.0.0.1 or 0.0.0.0, not ${JSON.stringify(listen)}.`,
    );
  const wrong = proxies.find((one) => !isRange(one));
  if (wrong !== undefined)
    return refuse(
      "not-an-address",
      `--trust-proxy takes addresses or ranges of them, such as 127.0.0.1 or 10.0.0.0/8, not ${JSON.stringify(wrong)}.`,
    );
  const url = publicUrl === undefined ? undefined : originOf(publicUrl);
  if (url === null) {
    const sentence = `--public-url is where others open the desk: https and a name, such as https://desk.example.org, not ${JSON.stringify(publicUrl)}.`;
    return refuse("public-url-not-https", sentence);
  }
  if (listen === HERE && url === undefined && proxies.length === 0) return ok({ host: HERE, at: undefined });
  const missing: [RefusalCode, string][] = [];
  if (url === undefined)
    missing.push(["listen-needs-public-url", "--public-url, the https address at which others open it"]);
  if (proxies.length === 0)
    missing.push(["listen-needs-proxy", "--trust-proxy, the address of the proxy before it that ends TLS"]);
  if (!hasOwner) missing.push(["set-up-needed", "the owner’s account (sightline account owner)"]);
  const [first] = missing;
  if (first || url === undefined) {
    const list = missing.map(([, what]) => what).join("; ");
    return refuse(first?.[0] ?? "listen-needs-public-url", `A desk that others reach needs more: ${list}.`);
  }
  return ok({ host: listen, at: { url, proxies } });
}

/** Null where it is more than an origin, or not one of https. */
function originOf(text: string): string | null {
  const url = URL.parse(text);
  const isOrigin = url !== null && (text === url.origin || text === `${url.origin}/`);
  return isOrigin && url.protocol === "https:" ? url.origin : null;
}
