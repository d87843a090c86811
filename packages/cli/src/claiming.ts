// The commands about what parties claim, what words for numbers mean, and what the evidence says of it.
import { InvalidArgumentError, type Command } from "commander";
import type { With } from "./marking.ts";
import { texts } from "./typed.ts";

const BECAUSE = ["--reason <why>", "why"] as const;

/** A figure as it is typed; whether it can be is the desk's to say. */
const figure = (text: string): object => {
  const [kind = "", rest = ""] = text.split(/:(.*)/s);
  const [, number] = /^(\d+)$/.exec(rest) ?? [];
  const [, about, low, high] = /^(?:(\d+):)?(\d+)-(\d+)$/.exec(rest) ?? [];
  if (["exactly", "at-least", "at-most"].includes(kind) && number !== undefined)
    return { kind, number: Number(number) };
  if (kind === "range" && about === undefined && low !== undefined)
    return { kind, low: Number(low), high: Number(high) };
  if (kind === "about" && about !== undefined)
    return { kind, number: Number(about), low: Number(low), high: Number(high) };
  if (kind === "word" && rest !== "") return { kind, word: rest };
  if (text === "none") return { kind: text };
  throw new InvalidArgumentError(
    "A figure is exactly:320, at-least:200, at-most:50, range:100-200, about:250:200-300, word:hundreds or none.",
  );
};

const end = (digits: string | undefined): number | null => (digits ? Number(digits) : null);

/** What a word means, as it is typed: `hundreds=200-999`, `hundreds=200-`, `few=-9`, `many=`. */
const meaning = (text: string, before: readonly object[] = []): readonly object[] => {
  const [, word, low, high] = /^(.+)=(?:(\d*)-(\d*))?$/s.exec(text) ?? [];
  if (word === undefined)
    throw new InvalidArgumentError("A meaning is WORD=FROM-TO, such as hundreds=200-999 or hundreds=200-.");
  return [...before, { word, low: end(low), high: end(high) }];
};

export function addClaiming(program: Command, how: With): void {
  addClaims(program.command("claim").description("what parties say of a number"), how);
  addFindings(program.command("finding").description("what the evidence says of a claim"), how);
  addWords(program.command("words").description("what words for numbers mean, such as “hundreds”"), how);
}

const said = (command: Command): Command =>
  command
    .option("--said-by <name>", "who said it")
    .option("--office <office>", "in what office")
    .option("--said-at <time>", "when, in UTC, or a day, a month, a year")
    .option("--outlet <where>", "where: a paper, a channel, an occasion")
    .option("--url <address>", "the address at which it stands")
    .option("--copy <item>", "the item that keeps a copy, by file name, id or SHA-256")
    .option("--count <name>", "the named count that it is about; the investigation’s own when left out")
    .option("--as-of <time>", "of what time its figure is; of all that is counted when left out");

function addClaims(claim: Command, { json, named, global }: With): void {
  said(json(named(claim.command("state").argument("[id]", "made when left out"))))
    .description("enter a claim in the words that were used")
    .requiredOption("--party <party>", "whose claim it is")
    .requiredOption("--text <words>", "the words, as they were said")
    .requiredOption("--figure <figure>", "exactly:320, at-least:200, word:hundreds, none …", figure)
    .option("--reason <why>", "why")
    .action(async (id, options) => (await import("./commands/claim.ts")).stateClaim(id, options, global()));
  said(json(named(claim.command("correct").argument("<id>"))))
    .description("enter a claim anew, also one that was withdrawn; what is left out stays")
    .option("--party <party>", "whose claim it is")
    .option("--text <words>", "the words, as they were said")
    .option("--figure <figure>", "the figure", figure)
    .option(
      "--without <what...>",
      "take it out: said-by, office, said-at, outlet, url, copy, count, as-of",
      texts,
    )
    .requiredOption(...BECAUSE)
    .action(async (id, options) => (await import("./commands/claim.ts")).correctClaim(id, options, global()));
  json(named(claim.command("review").argument("<id>")))
    .description("confirm that it was said so, as another member entered it")
    .action(async (id, options) => (await import("./commands/claim.ts")).reviewClaim(id, options, global()));
  json(named(claim.command("withdraw").argument("<id>")))
    .description("take a claim back, or with --review only its review; its id stays taken")
    .option("--review", "only the review: the claim stays entered")
    .requiredOption(...BECAUSE)
    .action(async (id, options) =>
      (await import("./commands/claim.ts")).withdrawClaim(id, options, global()),
    );
  json(named(claim.command("list")))
    .description("all claims, each with what the evidence says of it now")
    .action(async (options) => (await import("./commands/claim.ts")).listClaims(options, global()));
}

function addFindings(finding: Command, { json, named, global }: With): void {
  json(named(finding.command("review").argument("<claim>")))
    .description("sign what the evidence says now of a claim that another member entered")
    .action(async (id, options) => (await import("./commands/claim.ts")).signFinding(id, options, global()));
  json(named(finding.command("withdraw").argument("<claim>")))
    .description("take the signature back")
    .requiredOption(...BECAUSE)
    .action(async (id, options) =>
      (await import("./commands/claim.ts")).withdrawFinding(id, options, global()),
    );
}

function addWords(words: Command, { json, named, global }: With): void {
  json(named(words.command("set")))
    .description("agree what words mean: those that are given are all of them")
    .option("--word <meaning...>", "hundreds=200-999, hundreds=200-, many=", meaning)
    .option("--reason <why>", "why")
    .action(async (options) => (await import("./commands/claim.ts")).setWords(options, global()));
  json(named(words.command("list")))
    .description("what words mean here")
    .action(async (options) => (await import("./commands/claim.ts")).listWords(options, global()));
}
