// What a browser calls itself, in words that tell one of a person's browsers from another.
const BROWSERS = [
  ["Edg/", "Edge"],
  ["OPR/", "Opera"],
  ["Firefox/", "Firefox"],
  ["HeadlessChrome/", "Chromium"],
  ["Chrome/", "Chrome"],
  ["Safari/", "Safari"],
] as const;
const SYSTEMS = [
  ["Android", "Android"],
  ["iPhone", "an iPhone"],
  ["iPad", "an iPad"],
  ["Windows", "Windows"],
  ["Mac OS X", "a Mac"],
  ["Linux", "Linux"],
] as const;

/** It is what it says of itself, and shows no more than which of one's own browsers it may be. */
export function browserSaid(agent: string | null): string {
  const named = (list: readonly (readonly [string, string])[]) =>
    list.find(([part]) => agent?.includes(part))?.[1];
  const [browser, system] = [named(BROWSERS), named(SYSTEMS)];
  if (browser === undefined && system === undefined) return "Another program";
  return [browser ?? "A browser", system].filter(Boolean).join(" on ");
}
