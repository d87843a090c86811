// The commands about what is heard in films: transcripts, their segments and translations.
import { Option, type Command } from "commander";
import type { With } from "./marking.ts";
import { microseconds } from "./typed.ts";

const BECAUSE = ["--reason <why>", "why"] as const;

export function addTranscribing(program: Command, how: With): void {
  addTranscripts(program.command("transcript").description("what is heard in a film"), how);
  addSegments(program.command("segment").description("single segments of transcripts"), how);
  addTranslations(program.command("translation").description("translations of segments"), how);
}

const ITEM = ["<item>", "the film, by file name, id or SHA-256"] as const;

function addTranscripts(transcript: Command, { json, named, global }: With): void {
  json(named(transcript.command("show").argument(...ITEM)))
    .description("show its segments in order, with their translations")
    .action(async (item, options) =>
      (await import("./commands/transcript.ts")).showTranscript(item, options, global()),
    );
  json(
    named(
      transcript
        .command("import")
        .argument(...ITEM)
        .argument("<file>", "WebVTT or SRT"),
    ),
  )
    .description(
      "bring in all cues that can be read, or none; each bad one is listed by its line, and a file that came in before brings nothing new",
    )
    .option("--language <tag>", "what the words are in, such as uk; as the file says when left out")
    .option("--dry-run", "say what would happen and write nothing")
    .action(async (item, file, options) =>
      (await import("./commands/transcript.ts")).importTranscript([item, file], options, global()),
    );
  json(named(transcript.command("suggest").argument(...ITEM)))
    .description(
      "ask the program that SIGHTLINE_SPEECH names for what is said, or the one of SIGHTLINE_TRANSLATION to translate it; a suggestion counts nowhere before it is taken",
    )
    .option("--language <tag>", "what is spoken, for the program to know")
    .option("--translate <tag>", "translate what is written down into this language instead")
    .action(async (item, options) =>
      (await import("./commands/suggest.ts")).suggest(item, options, global()),
    );
  json(named(transcript.command("suggested").argument(...ITEM)))
    .description("list what programs suggest, and nobody took or set aside")
    .action(async (item, options) =>
      (await import("./commands/suggest.ts")).listSuggested(item, options, global()),
    );
  json(
    named(
      transcript
        .command("take")
        .argument(...ITEM)
        .argument("<id...>", "suggestions"),
    ),
  )
    .description("state what is suggested, in your name")
    .action(async (item, ids, options) =>
      (await import("./commands/suggest.ts")).takeSuggested([item, ids], options, global()),
    );
  json(
    named(
      transcript
        .command("set-aside")
        .argument(...ITEM)
        .argument("<id...>", "suggestions"),
    ),
  )
    .description("set suggestions aside")
    .action(async (item, ids, options) =>
      (await import("./commands/suggest.ts")).setAsideSuggested([item, ids], options, global()),
    );
  json(named(transcript.command("export").argument(...ITEM)))
    .description("write its segments that have their times as subtitles to stdout")
    .addOption(new Option("--format <format>", "which").choices(["vtt", "srt"]).default("vtt"))
    .option("--language <tag>", "what is in this language, or translated into it")
    .action(async (item, options) =>
      (await import("./commands/transcript.ts")).exportTranscript(item, options, global()),
    );
}

const said = (command: Command): Command =>
  command
    .option("--from <us>", "when it begins, in µs of the item’s own time", microseconds)
    .option("--to <us>", "when it ends", microseconds)
    .option("--speaker <who>", "unknown, off-screen, or the id of a sighting")
    .option("--note <text>", "what else is said of it");

function addSegments(segment: Command, { json, named, ofItem, global }: With): void {
  json(said(ofItem(segment.command("state").argument("[id]", "made when left out"))))
    .description("write down what is heard; without times it waits until somebody places it")
    .requiredOption("--text <words>", "the original words")
    .requiredOption("--language <tag>", "what they are in, such as uk; und where nobody knows")
    .option("--reason <why>", "why")
    .action(async (id, options) =>
      (await import("./commands/segment.ts")).stateSegment(id, options, global()),
    );
  json(said(named(segment.command("correct").argument("<id>"))))
    .description("say it anew, also one that was withdrawn; what is left out stays")
    .option("--no-from", "nobody knows when it is")
    .option("--no-note", "nothing else is said of it")
    .option("--text <words>", "the original words")
    .option("--language <tag>", "what they are in")
    .option("--reason <why>", "why")
    .action(async (id, options) =>
      (await import("./commands/segment.ts")).correctSegment(id, options, global()),
    );
  json(named(segment.command("withdraw").argument("<id>")))
    .description("take it back, with its translations; its id stays taken")
    .requiredOption(...BECAUSE)
    .action(async (id, options) =>
      (await import("./commands/segment.ts")).withdrawSegment(id, options, global()),
    );
}

function addTranslations(translation: Command, { json, named, global }: With): void {
  json(named(translation.command("state").argument("[id]", "made when left out")))
    .description("translate a segment; another member reads it second")
    .requiredOption("--segment <id>", "which")
    .requiredOption("--language <tag>", "into which language")
    .requiredOption("--text <words>", "the words")
    .option("--translator <name>", "who translated it; you when left out")
    .option("--reason <why>", "why")
    .action(async (id, options) =>
      (await import("./commands/segment.ts")).stateTranslation(id, options, global()),
    );
  json(named(translation.command("correct").argument("<id>")))
    .description(
      "say it anew of the words as they are now, also one that was withdrawn; what is left out stays",
    )
    .option("--language <tag>", "into which language")
    .option("--text <words>", "the words")
    .option("--translator <name>", "who translated it")
    .option("--no-translator", "you did")
    .option("--reason <why>", "why")
    .action(async (id, options) =>
      (await import("./commands/segment.ts")).correctTranslation(id, options, global()),
    );
  json(named(translation.command("review").argument("<id>")))
    .description("confirm, as its second reader, a translation that another member stated")
    .action(async (id, options) =>
      (await import("./commands/segment.ts")).reviewTranslation(id, options, global()),
    );
  json(named(translation.command("withdraw").argument("<id>")))
    .description("take it back, or with --review only its review")
    .option("--review", "only the review: the translation stays stated")
    .requiredOption(...BECAUSE)
    .action(async (id, options) =>
      (await import("./commands/segment.ts")).withdrawTranslation(id, options, global()),
    );
}
