// The commands about what voices outside say: remarks, reports of others and context facts, the same five for each.
import type { Command } from "commander";
import type { VoiceKind } from "@sightline/domain";
import type { With } from "./marking.ts";
import { about, texts } from "./typed.ts";

const BECAUSE = ["--reason <why>", "why"] as const;

type Option = readonly [flags: string, says: string];
type Offered = {
  readonly says: string;
  readonly enters: string;
  readonly needed: readonly Option[];
  readonly more: readonly Option[];
};

const SOURCE: readonly Option[] = [
  ["--url <address>", "the address at which it stands"],
  ["--copy <item>", "the item that keeps a copy, by file name, id or SHA-256"],
];

const OFFERED: Readonly<Record<VoiceKind, Offered>> = {
  remark: {
    says: "what somebody outside said, by name",
    enters: "enter a remark in the words that were used",
    needed: [
      ["--said-by <name>", "who said it"],
      ["--text <words>", "the words, as they were said"],
      ["--language <tag>", "the language of the words, such as uk; und where nobody knows"],
      ["--permission <permission>", "whether it may be printed: given, “public record” or “not yet”"],
    ],
    more: [
      ["--role <role>", "in what role"],
      ["--affiliation <affiliation>", "for whom they work or speak"],
      ["--said-at <time>", "when, in UTC, or a day, a month, a year"],
      ["--outlet <where>", "to whom: a paper, a channel; to us when left out"],
      ...SOURCE,
    ],
  },
  report: {
    says: "what another outlet reports: a secondary source",
    enters: "enter what an outlet reports",
    needed: [
      ["--outlet <outlet>", "who reports it"],
      ["--title <title>", "under what title"],
      ["--text <words>", "what they report, in their words"],
      ["--independent <independent>", "whether they are independent of us: yes, no or “not known”"],
    ],
    more: [["--published-at <time>", "when, in UTC, or a day, a month, a year"], ...SOURCE],
  },
  context: {
    says: "what was so at the time, such as a law",
    enters: "enter a context fact with its source",
    needed: [["--text <words>", "what was so"]],
    more: [
      ["--outlet <source>", "where it stands: a law, a book, a paper"],
      ["--from <time>", "since when it was so"],
      ["--until <time>", "until when it was so"],
      ...SOURCE,
    ],
  },
};

const ABOUT = [
  "--about <what...>",
  "what it is attached to: claim:ID, item:NAME, event:ID; those that are given are all of them",
] as const;

export function addVoicing(program: Command, how: With): void {
  for (const kind of ["remark", "report", "context"] as const)
    addVoices(program.command(kind).description(OFFERED[kind].says), kind, how);
}

function addVoices(voice: Command, kind: VoiceKind, { json, named, global }: With): void {
  const { enters, needed, more } = OFFERED[kind];
  const state = json(named(voice.command("state").argument("[id]", "made when left out")));
  for (const [flags, says] of needed) state.requiredOption(flags, says);
  for (const [flags, says] of more) state.option(flags, says);
  state
    .description(enters)
    .option(...ABOUT, about)
    .option("--reason <why>", "why")
    .action(async (id, options) =>
      (await import("./commands/voice.ts")).stateVoice(kind, id, options, global()),
    );
  const correct = json(named(voice.command("correct").argument("<id>")));
  for (const [flags, says] of [...needed, ...more]) correct.option(flags, says);
  const left = [...more.map(([flags]) => /^--([a-z-]+)/.exec(flags)?.[1] ?? ""), "about"];
  correct
    .description("enter it anew, also where it was withdrawn; what is left out stays")
    .option(...ABOUT, about)
    .option("--without <what...>", `take it out: ${left.join(", ")}`, texts)
    .requiredOption(...BECAUSE)
    .action(async (id, options) =>
      (await import("./commands/voice.ts")).correctVoice(kind, id, options, global()),
    );
  json(named(voice.command("review").argument("<id>")))
    .description("confirm that it is so, as another member entered it")
    .action(async (id, options) =>
      (await import("./commands/voice.ts")).reviewVoice(kind, id, options, global()),
    );
  json(named(voice.command("withdraw").argument("<id>")))
    .description("take it back, or with --review only its review; its id stays taken")
    .option("--review", "only the review: it stays entered")
    .requiredOption(...BECAUSE)
    .action(async (id, options) =>
      (await import("./commands/voice.ts")).withdrawVoice(kind, id, options, global()),
    );
  json(named(voice.command("list")))
    .description("all of them, each with who stands behind it and what it is attached to")
    .action(async (options) => (await import("./commands/voice.ts")).listVoices(kind, options, global()));
}
