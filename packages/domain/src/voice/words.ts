// A voice in plain words, for whoever reads it away from its page: which of the three it is, and who says it where.
import type { VoiceKind, VoiceSaid } from "./voice.ts";

const NOUNS: Readonly<Record<VoiceKind, string>> = {
  remark: "remark",
  report: "report",
  context: "context fact",
};
export const noun = (kind: VoiceKind): string => NOUNS[kind];

/** As `the remark of A. Reed`. */
export function voiceCalled(said: VoiceSaid): string {
  switch (said.kind) {
    case "remark":
      return `the remark of ${said.saidBy}`;
    case "report":
      return `the report “${said.title}” of ${said.outlet}`;
    case "context":
      return `the context fact “${shortened(said.text)}”`;
  }
}

const shortened = (text: string): string => (text.length <= 60 ? text : `${text.slice(0, 59).trimEnd()}…`);

/** Who says it, where and when: as much of it as is known. */
export function voiceSource(said: VoiceSaid): string {
  const parts =
    said.kind === "remark"
      ? [said.saidBy, said.role, said.affiliation, said.outlet, said.saidAt?.at, said.url]
      : said.kind === "report"
        ? [said.outlet, said.title, said.publishedAt?.at, said.url]
        : [said.outlet, said.url];
  return parts.filter((part) => part != null).join(", ");
}
