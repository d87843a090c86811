// What somebody tries who may see no picture: every address that others asked for, with their proof, without, and with an own one.
import { bind, PROOF } from "@sightline/domain";
import type { Page } from "@playwright/test";

export type Answer = { readonly address: string; readonly status: number; readonly type: string };

const proofOf = (page: Page): Promise<string> => page.evaluate<string>("localStorage['sightline.proof']");

async function ask(page: Page, address: string, headers: Record<string, string>): Promise<Answer> {
  const answer = await page.request.get(address, { headers });
  return { address, status: answer.status(), type: answer.headers()["content-type"] ?? "" };
}

/** With the cookie of the page's browser, and an address that it bound itself. */
export async function askBound(page: Page, paths: readonly string[]): Promise<Answer[]> {
  const [proof, { origin }] = [await proofOf(page), new URL(page.url())];
  const all: Answer[] = [];
  for (const path of paths) all.push(await ask(page, `${origin}${bind(path, proof, Date.now())}`, {}));
  return all;
}

/** As others asked for it, and without what proves their session; with the header of one's own, and without. */
export async function askAsOthersDid(page: Page, addresses: readonly string[]): Promise<Answer[]> {
  const headers = { [PROOF]: await proofOf(page) };
  const all: Answer[] = [];
  for (const address of addresses)
    for (const tried of [address, address.replace(/\?.*/, "")])
      for (const shown of [headers, {}]) all.push(await ask(page, tried, shown));
  return all;
}

export const isPicture = ({ status, type }: Answer): boolean => status < 300 && /^(image|video)\//.test(type);
