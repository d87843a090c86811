// What a browser calls itself, in words that tell one of a person's browsers from another.
import { t } from "@lingui/core/macro";

const BROWSERS = [
  ["Edg/", "Edge"],
  ["OPR/", "Opera"],
  ["Firefox/", "Firefox"],
  ["HeadlessChrome/", "Chromium"],
  ["Chrome/", "Chrome"],
  ["Safari/", "Safari"],
] as const;
const systems = () =>
  [
    ["Android", "Android"],
    ["iPhone", t`an iPhone`],
    ["iPad", t`an iPad`],
    ["Windows", "Windows"],
    ["Mac OS X", t`a Mac`],
    ["Linux", "Linux"],
  ] as const;

/** It is what it says of itself, and shows no more than which of one's own browsers it may be. */
export function browserSaid(agent: string | null): string {
  const named = (list: readonly (readonly [string, string])[]) =>
    list.find(([part]) => agent?.includes(part))?.[1];
  const [browser, system] = [named(BROWSERS), named(systems())];
  if (browser === undefined) return system === undefined ? t`Another program` : t`A browser on ${system}`;
  return system === undefined ? browser : t`${browser} on ${system}`;
}
