// What the three kinds of voices are called on the pages, and what is said of each.
import { t } from "@lingui/core/macro";
import type { VoiceKind, VoiceSaid, VoiceSaidBy } from "@sightline/domain";
import { timeSaid } from "../check/given-words.ts";
import type { Look } from "../kit/Badge.tsx";

type Permission = VoiceSaidBy<"remark">["permission"];
type Independent = VoiceSaidBy<"report">["independent"];

export const permissionWords = (): Readonly<Record<Permission, string>> => ({
  given: t`asked and given`,
  "public record": t`of public record`,
  "not yet": t`not yet`,
});

export const independentWords = (): Readonly<Record<Independent, string>> => ({
  yes: t`yes`,
  no: t`no`,
  "not known": t`not known`,
});

export const permissionLook = (): Readonly<Record<Permission, Look>> => ({
  given: { word: t`May be printed`, icon: "check", tone: "good" },
  "public record": { word: t`Of public record`, icon: "dash", tone: "none" },
  "not yet": { word: t`May not be printed yet`, icon: "alert", tone: "care" },
});

export const independentLook = (): Readonly<Record<Independent, Look>> => ({
  yes: { word: t`Independent of us`, icon: "check", tone: "good" },
  no: { word: t`Not independent of us`, icon: "alert", tone: "care" },
  "not known": { word: t`Not known whether it is independent of us`, icon: "question", tone: "none" },
});

type Words = {
  readonly title: string;
  readonly enter: string;
  readonly none: string;
  /** What a second member looks at, and says. */
  readonly unseen: string;
  readonly confirm: string;
};

export const kindWords = (): Readonly<Record<VoiceKind, Words>> => ({
  remark: {
    title: t`Remarks`,
    enter: t`Enter a remark`,
    none: t`None yet. A remark is what somebody outside said, by name: an expert, an official.`,
    unseen: t`Nobody has looked yet whether it was said so`,
    confirm: t`It was said so`,
  },
  report: {
    title: t`Secondary sources`,
    enter: t`Enter a secondary source`,
    none: t`None yet. A secondary source is what another outlet reports, with a copy that is kept here.`,
    unseen: t`Nobody has looked yet whether they report it so`,
    confirm: t`They report it so`,
  },
  context: {
    title: t`Context facts`,
    enter: t`Enter a context fact`,
    none: t`None yet. A context fact is something that was so at the time, such as who could be conscripted by the law.`,
    unseen: t`Nobody has looked yet whether it was so`,
    confirm: t`It was so`,
  },
});

/** As headings and links say it. */
export function voiceTitle(said: VoiceSaid): string {
  switch (said.kind) {
    case "remark":
      return said.saidBy;
    case "report":
      return t`${said.outlet}: ${said.title}`;
    case "context":
      return shortened(said.text);
  }
}

const shortened = (text: string): string => (text.length <= 90 ? text : `${text.slice(0, 89).trimEnd()}…`);

/** Who they are, where it stands and when it was: each by itself, as much as is known. */
export function voiceParts(said: VoiceSaid): readonly string[] {
  const parts =
    said.kind === "remark"
      ? [
          said.role,
          said.affiliation,
          said.outlet === null ? t`said to us` : t`said to ${said.outlet}`,
          said.saidAt && timeSaid(said.saidAt),
          said.language === "und" ? null : said.language,
        ]
      : said.kind === "report"
        ? [said.publishedAt && timeSaid(said.publishedAt)]
        : [said.outlet, validSaid(said)];
  return parts.filter((part) => part !== null);
}

function validSaid({ from, until }: VoiceSaidBy<"context">): string | null {
  if (from !== null && until !== null) return t`so from ${from} to ${until}`;
  if (from !== null) return t`so since ${from}`;
  return until === null ? null : t`so until ${until}`;
}
